import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { rankMiners } from "../../../../core/yuma/incentive.js";

describe("rankMiners", () => {
  it("weighs weights by stake, then shares out", () => {
    const half = q32.one / 2n;
    const { ranks, incentive } = rankMiners(
      [
        [[2, q32.one]],
        [
          [2, half],
          [1, half],
        ],
        [],
      ],
      [half, half, 0n],
    );
    expect(ranks).toEqual([0n, q32.one / 4n, (q32.one * 3n) / 4n]);
    expect(incentive).toEqual(ranks);
  });

  it("has no incentive without weights", () => {
    expect(rankMiners([[], []], [q32.one, 0n]).incentive).toEqual([0n, 0n]);
  });
});
