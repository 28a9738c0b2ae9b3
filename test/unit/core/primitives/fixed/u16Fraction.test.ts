import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { q32 } from "../../../../../core/primitives/fixed/q32.js";
import { q32FromU16Fraction, q32ToU16Fraction } from "../../../../../core/primitives/fixed/u16Fraction.js";

describe("q32FromU16Fraction", () => {
  it("has exact ends and truncates between them", () => {
    expect(q32FromU16Fraction(0)).toBe(0n);
    expect(q32FromU16Fraction(65_535)).toBe(q32.one);
    expect(q32FromU16Fraction(1)).toBe(65_537n);
    expect(q32FromU16Fraction(32_767)).toBeLessThan(q32.one / 2n);
  });
});

describe("q32ToU16Fraction", () => {
  it("truncates: just below full scale is 65534", () => {
    expect(q32ToU16Fraction(q32.one)).toBe(65_535);
    expect(q32ToU16Fraction(q32.one - 1n)).toBe(65_534);
  });

  it("clamps what lies outside of 0 to 1", () => {
    expect(q32ToU16Fraction(-1n)).toBe(0);
    expect(q32ToU16Fraction(q32.max)).toBe(65_535);
  });

  it("never gives more than went in", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (fraction) => {
        const back = q32ToU16Fraction(q32FromU16Fraction(fraction));
        expect(fraction - back).toBeGreaterThanOrEqual(0);
        expect(fraction - back).toBeLessThanOrEqual(1);
      }),
    );
  });
});
