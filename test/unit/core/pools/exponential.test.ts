import { describe, expect, test } from "vitest";
import { exponential } from "../../../../core/pools/exponential.js";
import { naturalLogarithm } from "../../../../core/pools/logarithm.js";

const BITS = 128n;
const ONE = 1n << BITS;

describe("exponential", () => {
  test("of 0 is exactly 1", () => {
    expect(exponential({ value: 0n, error: 0n }, BITS)).toEqual({ value: ONE, exponent: 0n, error: BITS });
  });

  test("of 1 is e", () => {
    const power = exponential({ value: ONE, error: 0n }, BITS);
    const halfOfE = 462491687273110168575455517921668397539n;
    expect(power.exponent).toBe(1n);
    expect(power.value - halfOfE).toBeGreaterThanOrEqual(-power.error);
    expect(power.value - halfOfE).toBeLessThanOrEqual(power.error);
  });

  test.each([
    [5n, 4n],
    [4n, 5n],
    [1001n, 1n],
    [1n, 1001n],
    [1n << 100n, 3n],
    [3n, 1n << 100n],
  ])("undoes the logarithm within its error: %d / %d", (a, b) => {
    const power = exponential(naturalLogarithm(a, b, BITS), BITS);
    const scale = (value: bigint): bigint => (power.exponent < 0n ? value : value << power.exponent);
    const truth = ((a << BITS) << (power.exponent < 0n ? -power.exponent : 0n)) / b;
    expect(scale(power.value - power.error)).toBeLessThanOrEqual(truth);
    expect(scale(power.value + power.error)).toBeGreaterThan(truth);
    expect(power.error).toBeLessThan(1n << 18n);
  });
});
