import { describe, expect, it } from "vitest";
import { q32 } from "../../../../core/primitives/fixed/q32.js";
import { weighBonds } from "../../../../core/yuma/bondWeights.js";
import { q32FromU16Fraction } from "../../../../core/primitives/fixed/u16Fraction.js";

const weights = [
  [
    [2, 100n],
    [0, 0n],
    [1, 7n],
  ],
  [],
  [],
] as const;
const clipped = [
  [
    [2, 40n],
    [0, 0n],
  ],
  [],
  [],
] as const;

describe("weighBonds", () => {
  it("takes the rows as they are at both ends of the penalty", () => {
    expect(weighBonds(weights, clipped, 0)).toBe(weights);
    expect(weighBonds(weights, clipped, 65_535)).toBe(clipped);
  });

  it("lies between them otherwise, ascending and without zeros", () => {
    const penalty = q32FromU16Fraction(32_768);
    const between = (set: bigint, cut: bigint): bigint => set + ((penalty * (cut - set)) >> 32n);
    expect(weighBonds(weights, clipped, 32_768)[0]).toEqual([
      [1, between(7n, 0n)],
      [2, between(100n, 40n)],
    ]);
  });

  it("rounds the reduction down: a raw of 1 that is clipped away is gone at the smallest penalty", () => {
    expect(weighBonds([[[0, 1n]]], [[]], 1)).toEqual([[]]);
    expect(q32.mul(q32FromU16Fraction(1), -1n)).toBe(-1n);
  });
});
