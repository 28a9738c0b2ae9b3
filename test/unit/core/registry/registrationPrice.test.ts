import { describe, expect, test } from "vitest";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";
import { decayFactor, decayPrice, raisePrice } from "../../../../core/registry/registrationPrice.js";

const bounds = { min: 500_000n, max: 100_000_000_000n };
const ONE = 1n << 32n;

describe("decayFactor", () => {
  test("is one without decay and a half for a half-life of one block", () => {
    expect(decayFactor(0)).toBe(ONE);
    expect(decayFactor(1)).toBe(ONE / 2n);
  });

  test("for two blocks is the largest factor whose square is at most a half", () => {
    const factor = decayFactor(2);
    expect((factor * factor) >> 32n).toBeLessThanOrEqual(ONE / 2n);
    expect(((factor + 1n) * (factor + 1n)) >> 32n).toBeGreaterThan(ONE / 2n);
  });

  test("stays below one for the longest half-life, and asking twice gives the same", () => {
    expect(decayFactor(65_535)).toBeLessThan(ONE);
    expect(decayFactor(65_535)).toBe(decayFactor(65_535));
  });
});

describe("decayPrice", () => {
  test("halves over a half-life", () => {
    let price = 1_000_000_000n;
    for (let height = 2; height < 362; height += 1) price = decayPrice(price, 360, height, bounds);
    expect(price).toBeGreaterThan(499_990_000n);
    expect(price).toBeLessThanOrEqual(500_000_000n);
  });

  test("doesn't decay at height 0 and 1, nor with a half-life of 0", () => {
    expect(decayPrice(1_000_000_000n, 1, 0, bounds)).toBe(1_000_000_000n);
    expect(decayPrice(1_000_000_000n, 1, 1, bounds)).toBe(1_000_000_000n);
    expect(decayPrice(1_000_000_000n, 1, 2, bounds)).toBe(500_000_000n);
    expect(decayPrice(1_000_000_000n, 0, 2, bounds)).toBe(1_000_000_000n);
  });

  test("keeps the price between the bounds, of which the upper one wins", () => {
    expect(decayPrice(600_000n, 1, 2, bounds)).toBe(500_000n);
    expect(decayPrice(1n << 60n, 360, 2, bounds)).toBe(100_000_000_000n);
    expect(decayPrice(50n, 0, 2, { min: 100n, max: 10n })).toBe(10n);
  });
});

describe("raisePrice", () => {
  test("multiplies and truncates", () => {
    const threeHalves = (3n * u64f64.one) / 2n;
    expect(raisePrice(1_000_001n, threeHalves, bounds)).toBe(1_500_001n);
  });

  test("never lowers the price: a multiplier below one counts as one", () => {
    expect(raisePrice(1_000_000n, u64f64.one / 2n, bounds)).toBe(1_000_000n);
    expect(raisePrice(1_000_000n, 0n, bounds)).toBe(1_000_000n);
  });

  test("stops at the upper bound, and at 2^64-1 before it", () => {
    expect(raisePrice(90_000_000_000n, 2n * u64f64.one, bounds)).toBe(100_000_000_000n);
    expect(raisePrice(1n << 63n, u64f64.max, { min: 0n, max: (1n << 64n) - 1n })).toBe((1n << 64n) - 1n);
  });
});
