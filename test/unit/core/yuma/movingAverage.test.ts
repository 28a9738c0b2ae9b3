import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { averageBonds, bondsAlpha } from "../../../../core/yuma/movingAverage.js";

describe("bondsAlpha", () => {
  it("is truncated before the subtraction, not after", () => {
    expect(bondsAlpha(900_000)).toBe(429_496_730n);
    expect(bondsAlpha(1_000_000)).toBe(0n);
    expect(bondsAlpha(0)).toBe(q32.one);
  });
});

describe("averageBonds", () => {
  it("decays bonds without weights, comes out ascending, and drops zeros and foreign columns", () => {
    const half = q32.one / 2n;
    const fresh = [
      [
        [1, 10n],
        [0, 20n],
      ],
      [],
    ] as const;
    const old = [
      [
        [0, 4n],
        [7, 100n],
      ],
      [[1, 1n]],
    ] as const;
    expect(averageBonds(half, fresh, old)).toEqual([
      [
        [0, 12n],
        [1, 5n],
      ],
      [],
    ]);
  });
});
