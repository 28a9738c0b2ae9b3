import { describe, expect, it } from "vitest";
import { runStudy } from "../../../../runner/study/runStudy.js";
import { studyCsv } from "../../../../runner/study/studyCsv.js";
import { networkFixture, studyFixture } from "./studyFixture.js";

describe("studyCsv", () => {
  const result = runStudy(studyFixture());
  const lines = studyCsv(result).split("\r\n");

  it("has one row per epoch and UID, and ends with a line break", () => {
    expect(lines[0]).toMatch(
      /^network,variant,epoch,uid,name,role,stake_share,active,permit,consensus,incentive,dividends/,
    );
    expect(lines).toHaveLength(1 + 4 * 4 + 1);
    expect(lines.at(-1)).toBe("");
    const columns = new Set(lines.slice(0, -1).map((line) => line.split(",").length));
    expect([...columns]).toEqual([15]);
  });

  it("has the numbers of the run", () => {
    const large = result.runs[0]?.epochs[0]?.neurons[0];
    expect(lines[1]?.split(",").slice(0, 6)).toEqual(["pair", "Yuma 3", "1", "0", "Large", "validator"]);
    expect(lines[1]?.split(",")[11]).toBe(String(large?.dividends));
    expect(lines[1]?.split(",")[14]).toBe(String(large?.validatorEmission));
  });

  it("quotes names with commas and quotes", () => {
    const odd = { validators: [{ name: 'Big, "the" one', stake: 1 }], steps: [{ epoch: 1 }] };
    const csv = studyCsv(runStudy({ ...studyFixture(), networks: [networkFixture(odd)] }));
    expect(csv).toContain('"Big, ""the"" one",validator');
  });
});
