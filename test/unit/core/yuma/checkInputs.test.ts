import { describe, expect, it } from "vitest";
import { checkInputs } from "../../../../core/yuma/checkInputs.js";
import { epochInputs, epochParams, noRows } from "./epochFixture.js";

const refusal = (code: string) => expect.objectContaining({ code }) as unknown;

describe("checkInputs", () => {
  it("accepts vectors of last updates and permits of any length", () => {
    expect(() =>
      checkInputs(epochParams(), epochInputs({ lastUpdate: [], validatorPermit: [true] })),
    ).not.toThrow();
  });

  it.each([
    ["registrations", { blockAtRegistration: [1] }],
    ["alpha", { stakeAlpha: [] }],
    ["TAO", { stakeTao: [0n, 0n, 0n, 0n, 0n] }],
    ["weights", { weights: noRows(3) }],
    ["bonds", { bonds: noRows(5) }],
  ])("refuses a wrong number of %s", (_, changes) => {
    expect(() => checkInputs(epochParams(), epochInputs(changes))).toThrow(refusal("SK0801"));
  });

  it.each([
    ["kappa", { kappa: 65_536 }],
    ["a fractional block", { currentBlock: 1.5 }],
    ["a negative amount", { raoEmission: -1n }],
    ["too large an amount", { stakeThreshold: 2n ** 64n }],
    ["steepness", { alphaSigmoidSteepness: 32_768 }],
    ["not a number", { tempo: Number.NaN }],
  ])("refuses %s out of range", (_, changes) => {
    expect(() => checkInputs(epochParams(changes), epochInputs())).toThrow(refusal("SK0802"));
  });

  it.each([
    ["a weight", { weights: [[[1, 65_536]], ...noRows(3)] as const }],
    ["a uid", { bonds: [[[-1, 0]], ...noRows(3)] as const }],
    ["stake", { stakeAlpha: [2n ** 64n, 0n, 0n, 0n] }],
    ["a commit", { weightCommits: [{ kind: "hash", uid: 0, commitEpoch: 1, commitBlock: -1 }] as const }],
  ])("refuses %s out of range in the inputs", (_, changes) => {
    expect(() => checkInputs(epochParams(), epochInputs(changes))).toThrow(refusal("SK0802"));
  });

  it("refuses a row that names a column twice", () => {
    const weights = [
      [
        [2, 1],
        [2, 1],
      ],
      ...noRows(3),
    ] as const;
    expect(() => checkInputs(epochParams(), epochInputs({ weights }))).toThrow(refusal("SK0804"));
  });
});
