import { describe, expect, it } from "vitest";
import { readBonds } from "../../../../core/yuma/oldBonds.js";
import { BLOCK, epochInputs, epochParams, noRows } from "./epochFixture.js";

/** The columns of which uid 0 keeps its bonds. */
function keptColumns(blockAtRegistration: number[], lastMechanismStepBlock: number): number[] {
  const bonds = [
    [
      [1, 5],
      [2, 5],
      [3, 5],
    ],
    ...noRows(3),
  ] as const;
  const params = epochParams({ lastMechanismStepBlock });
  return (readBonds(params, epochInputs({ bonds, blockAtRegistration }))[0] ?? []).map(([column]) => column);
}

describe("readBonds", () => {
  it("drops bonds to who registered after the last epoch, and keeps those of its block", () => {
    expect(keptColumns([1, 9_899, 9_900, 9_901], 9_900)).toEqual([1, 2]);
  });

  it("doesn't go by the tempo once an epoch has run", () => {
    // One tempo ago is 9900, the last epoch was later.
    expect(keptColumns([1, 9_900, 9_950, 9_951], 9_950)).toEqual([1, 2]);
  });

  it("goes by the tempo before the first epoch, the block of one tempo ago included", () => {
    expect(keptColumns([1, BLOCK - 101, BLOCK - 100, BLOCK - 99], 0)).toEqual([1]);
  });

  it("counts a uid outside of the subnet as registered in block 0", () => {
    const bonds = [[[9, 5]], ...noRows(3)] as const;
    expect(readBonds(epochParams(), epochInputs({ bonds }))[0]).toEqual([[9, 5]]);
    const early = epochParams({ lastMechanismStepBlock: 0, currentBlock: 50 });
    expect(readBonds(early, epochInputs({ bonds }))[0]).toEqual([]);
  });
});
