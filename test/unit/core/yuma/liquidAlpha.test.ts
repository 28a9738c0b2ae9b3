import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { q32FromU16Fraction } from "../../../../core/primitives/fixed/u16Fraction.js";
import { averageBondsLiquidly, createAlphaOfPair, denseAlphas } from "../../../../core/yuma/liquidAlpha.js";

const shape = { alphaLow: 6_553, alphaHigh: 58_982, alphaSigmoidSteepness: 1_000 };
const low = q32FromU16Fraction(shape.alphaLow);
const high = q32FromU16Fraction(shape.alphaHigh);
const half = q32.one / 2n;
const consensus = [half, half, half];

describe("createAlphaOfPair", () => {
  const alphaOf = createAlphaOfPair(shape);

  it("lies in the middle of the bounds half-way, and near them far away", () => {
    const middle = alphaOf(half, 0n, 0n);
    expect(middle).toBe(low + (high - low) / 2n);
    expect(alphaOf(q32.one, 0n, 0n)).toBeGreaterThan(middle);
    expect(alphaOf(0n, 0n, half)).toBeLessThan(middle);
  });

  it("goes by the consensus when buying and by the bond when selling", () => {
    expect(alphaOf(half, half, 0n)).toBe(alphaOf(half, 0n, 0n));
    expect(alphaOf(0n, half, 0n)).toBe(alphaOf(0n, half, q32.one));
  });

  it("truncates the slope towards zero", () => {
    const uneven = createAlphaOfPair({ ...shape, alphaSigmoidSteepness: 333 });
    // -3.33 cut towards zero, not towards minus infinity
    const slope = q32.div(q32.fromInteger(333n), q32.fromInteger(-100n));
    expect(slope).toBe(-14_302_241_095n);
    expect(uneven(q32.one, 0n, 0n)).toBeGreaterThan(half);
  });

  it("gives the lower bound if the bounds are the wrong way round", () => {
    const crossed = createAlphaOfPair({ ...shape, alphaLow: 58_982, alphaHigh: 6_553 });
    expect(crossed(half, 0n, 0n)).toBe(high);
  });
});

describe("averageBondsLiquidly", () => {
  it("drops bonds on columns that the weights don't list, at once", () => {
    expect(
      averageBondsLiquidly(
        shape,
        [[[1, half]]],
        [
          [
            [0, half],
            [1, half],
          ],
        ],
        consensus,
      )[0],
    ).toHaveLength(1);
  });

  it("lets a bond decay if its weight is listed with 0", () => {
    const [row] = averageBondsLiquidly(shape, [[[0, 0n]]], [[[0, half]]], consensus);
    expect(row?.[0]?.[1]).toBeGreaterThan(0n);
    expect(row?.[0]?.[1]).toBeLessThan(half);
  });

  it("keeps the order of the weights row", () => {
    const [row] = averageBondsLiquidly(
      shape,
      [
        [
          [2, half],
          [0, half],
        ],
      ],
      [[]],
      consensus,
    );
    expect(row?.map(([column]) => column)).toEqual([2, 0]);
  });

  it("takes entries after one of a higher column as 0 in the formula, but not in the average", () => {
    const ascending = [
      [
        [0, half],
        [2, half],
      ],
    ] as const;
    const descending = [
      [
        [2, half],
        [0, half],
      ],
    ] as const;
    const alphaOf = createAlphaOfPair(shape);
    const bonds = [[[0, q32.one]]] as const;

    const seen = new Map(averageBondsLiquidly(shape, ascending, bonds, consensus)[0]);
    const missed = new Map(averageBondsLiquidly(shape, descending, bonds, consensus)[0]);
    const bondWith = (alpha: bigint): bigint => q32.mul(q32.one - alpha, q32.one) + q32.mul(alpha, half);

    expect(missed.get(2)).toBe(seen.get(2));
    expect(seen.get(0)).toBe(bondWith(alphaOf(half, q32.one, half)));
    expect(missed.get(0)).toBe(bondWith(alphaOf(0n, q32.one, half)));
    expect(missed.get(0)).not.toBe(seen.get(0));
  });

  it("uses the alphas of the dense matrix where a weight is listed", () => {
    const weights = [
      [
        [1, half],
        [0, q32.one / 3n],
      ],
    ] as const;
    const bonds = [
      [
        [0, q32.one / 5n],
        [1, q32.one / 7n],
      ],
    ] as const;
    const [alphas] = denseAlphas(shape, weights, bonds, consensus);
    const [row] = averageBondsLiquidly(shape, weights, bonds, consensus);
    const alpha = alphas?.[1] ?? 0n;
    expect(alphas).toHaveLength(3);
    expect(row?.[0]).toEqual([1, q32.mul(q32.one - alpha, q32.one / 7n) + q32.mul(alpha, half)]);
  });
});
