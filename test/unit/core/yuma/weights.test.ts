import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { readWeights } from "../../../../core/yuma/weights.js";
import { epochInputs, epochParams, noRows } from "./epochFixture.js";

const permits = [true, true, false, false];

/** What uid 0 is left with. */
function rowOfZero(
  inputs: Parameters<typeof epochInputs>[0],
  params: Parameters<typeof epochParams>[0] = {},
): readonly (readonly [number, bigint])[] {
  return readWeights(epochParams(params), epochInputs(inputs), permits)[0] ?? [];
}

const row = (...entries: readonly (readonly [number, number])[]) => [entries, ...noRows(3)];

describe("readWeights", () => {
  it("makes every row add up to 1 in the order stored, and keeps explicit zeros", () => {
    expect(rowOfZero({ weights: row([3, 3], [1, 0], [2, 1]) })).toEqual([
      [3, (q32.one * 3n) / 4n],
      [1, 0n],
      [2, q32.one / 4n],
    ]);
  });

  it("keeps a row of zeros", () => {
    expect(rowOfZero({ weights: row([2, 0]) })).toEqual([[2, 0n]]);
  });

  it("reads nothing from uids without a permit", () => {
    expect(readWeights(epochParams(), epochInputs(), [false, true, false, false])[0]).toEqual([]);
  });

  it("drops weights of oneself, except the owner's", () => {
    const weights = row([0, 1], [2, 1]);
    expect(rowOfZero({ weights })).toEqual([[2, q32.one]]);
    expect(rowOfZero({ weights }, { ownerUid: 0 })).toHaveLength(2);
  });

  it("drops weights for uids outside of the subnet", () => {
    expect(rowOfZero({ weights: row([4, 1], [2, 1]) })).toEqual([[2, q32.one]]);
  });

  it("drops weights set in the block of the target's registration, or before", () => {
    const given = { weights: row([1, 1], [2, 1], [3, 1]), lastUpdate: [500, 500, 500, 500] };
    const kept = rowOfZero({ ...given, blockAtRegistration: [1, 501, 500, 499] });
    expect(kept).toEqual([[3, q32.one]]);
  });

  it("with commit-reveal drops weights for who registered after an open commit, not in its block", () => {
    const given = {
      weights: row([1, 1], [2, 1]),
      blockAtRegistration: [1, 701, 700, 1],
      weightCommits: [{ kind: "hash", uid: 0, commitEpoch: 100, commitBlock: 700 } as const],
    };
    expect(rowOfZero(given, { commitRevealEnabled: true })).toEqual([[2, q32.one]]);
    expect(rowOfZero(given)).toHaveLength(2);
  });
});
