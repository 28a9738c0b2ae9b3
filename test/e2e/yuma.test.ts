import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { StudyResult } from "../../runner/study/studyResult.js";
import { startCli } from "./cli.js";

const folder = mkdtempSync(join(tmpdir(), "subnetkit-study-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("subnetkit yuma", () => {
  it("lists its cases, and runs one by name into JSON, CSV and a page", async () => {
    const cases = await startCli(["yuma", "cases"]);
    expect(cases.code).toBe(0);
    expect(cases.stdout).toContain("switching-late");

    const run = await startCli(["yuma", "run", "switching-late", "--out", folder]);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/Small B +0\.\d{4}×/);
    const result = JSON.parse(readFileSync(join(folder, "study.json"), "utf8")) as StudyResult;
    expect(result.runs.map(({ variant }) => variant)).toEqual(["Yuma 2", "Yuma 3", "Yuma 3, liquid alpha"]);
    expect(readFileSync(join(folder, "study.csv"), "utf8").split("\r\n")).toHaveLength(1 + 3 * 40 * 5 + 1);
    expect(readFileSync(join(folder, "study.html"), "utf8")).toContain("A small validator switches late");
  });

  it.each([
    [["yuma", "run", "no-such-case"], "SK2600", 1],
    [["yuma", "run", "package.json"], "SK2602", 1],
    [["yuma", "run", "switching-late", "--csv", "/dev/null/x.csv"], "SK2607", 1],
    [["yuma", "run"], "SK2100", 2],
  ])("refuses %j with %s", async (args, code, exitCode) => {
    const result = await startCli(args);
    expect(result.stderr).toContain(code);
    expect(result.code).toBe(exitCode);
  });
});
