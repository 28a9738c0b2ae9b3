import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { readStudy } from "../../../../runner/study/readStudy.js";
import { root } from "../../../architecture/sources.js";
import { networkFixture, studyFixture } from "./studyFixture.js";

/** Code and message of what a changed study is refused with. */
function refusal(change: (study: Record<string, unknown>, network: Record<string, unknown>) => void): string {
  const study = JSON.parse(JSON.stringify(studyFixture())) as Record<string, unknown>;
  const [network] = study["networks"] as Record<string, unknown>[];
  change(study, network ?? {});
  return codeAndPath(JSON.stringify(study));
}

function codeAndPath(text: string): string {
  try {
    readStudy(text, "cases.json");
  } catch (error) {
    if (isSubnetkitError(error)) return `${error.code} ${error.message}`;
    throw error;
  }
  return "none";
}

const step = (fields: object) => [{ epoch: 1, ...fields }];

describe("readStudy", () => {
  it("reads what is right", () => {
    expect(readStudy(JSON.stringify(studyFixture()), "cases.json")).toEqual(studyFixture());
  });

  it("reads the example of the documentation", () => {
    const page = readFileSync(join(root, "docs", "study.md"), "utf8");
    const [, example = ""] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(readStudy(example, "docs/study.md").networks[0]?.name).toBe("late");
  });

  it("refuses what is no JSON", () => {
    expect(codeAndPath("{")).toMatch(/^SK2601 cases\.json/);
  });

  it.each([
    ["SK2602 The top level", (study: Record<string, unknown>) => delete study["networks"]],
    ["SK2602 format", (study: Record<string, unknown>) => (study["format"] = "other")],
    ["SK2602 networks[0]", (_: object, network: Record<string, unknown>) => (network["extra"] = 1)],
    ["SK2602 networks[0].epochs", (_: object, network: Record<string, unknown>) => (network["epochs"] = 0)],
    ["SK2602 networks[0].name", (_: object, network: Record<string, unknown>) => (network["name"] = "../x")],
    [
      "SK2602 networks[0].steps[0].weights.Large.A",
      (_: object, network: Record<string, unknown>) =>
        (network["steps"] = step({ weights: { Large: { A: -1 } } })),
    ],
    [
      "SK2602 networks[0].validators[0].stake",
      (_: object, network: Record<string, unknown>) =>
        (network["validators"] = [{ name: "Large", stake: "1" }]),
    ],
  ])("names the path of a wrong shape: %s", (expected, change) => {
    expect(refusal(change).startsWith(expected)).toBe(true);
  });

  it.each([
    ["steps[0].weights.Large of", { steps: step({ weights: { Large: { C: 1 } } }) }],
    ["steps[0].weights of", { steps: step({ weights: { A: { B: 1 } } }) }],
    ["steps[0].stakes of", { steps: step({ stakes: { Nobody: 1 } }) }],
    ["steps[0].silent of", { steps: step({ silent: ["A"] }) }],
    ["steps[0].register of", { steps: step({ register: ["Nobody"] }) }],
    ["steps[0].resetBonds of", { steps: step({ resetBonds: ["Nobody"] }) }],
    ["owner of", { owner: "Nobody" }],
    [
      "validators[0].copies of",
      {
        validators: [
          { name: "Large", stake: 1, copies: "A" },
          { name: "Small", stake: 1 },
        ],
      },
    ],
  ])("knows every neuron that it names: %s", (path, change) => {
    const said = codeAndPath(JSON.stringify(studyFixture(change)));
    expect(said).toMatch(/^SK2603/);
    expect(said).toContain(`networks[0].${path}`);
  });

  it("wants every name once", () => {
    expect(codeAndPath(JSON.stringify(studyFixture({ miners: ["A", "Large"] })))).toMatch(/^SK2604/);
    const twice = { ...studyFixture(), networks: [networkFixture(), networkFixture()] };
    expect(codeAndPath(JSON.stringify(twice))).toMatch(/^SK2604/);
    const [variant] = studyFixture().variants ?? [];
    expect(codeAndPath(JSON.stringify({ ...studyFixture(), variants: [variant, variant] }))).toMatch(
      /^SK2604/,
    );
  });

  it("wants steps in order, within the epochs", () => {
    for (const epochs of [[2, 2], [3, 2], [5]]) {
      const steps = epochs.map((epoch) => ({ epoch }));
      expect(codeAndPath(JSON.stringify(studyFixture({ steps })))).toMatch(/^SK2605/);
    }
  });

  it.each([
    [{ kappa: 65_536 }],
    [{ yuma3: 1 }],
    [{ tempo: 3 }],
    [{ emission: -1 }],
    [{ immunityPeriod: 1 }],
    [{ constructor: 1 }],
  ])("refuses the parameters %j, wherever they stand", (parameters: Record<string, unknown>) => {
    const everywhere = [
      studyFixture({ parameters }),
      studyFixture({ steps: [{ epoch: 1, parameters }] }),
      { ...studyFixture(), variants: [{ name: "odd", parameters }] },
    ];
    for (const study of everywhere) expect(codeAndPath(JSON.stringify(study))).toMatch(/^SK2606/);
  });
});
