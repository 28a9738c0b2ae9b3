import { describe, expect, test } from "vitest";
import { blockEmission, halvingThresholds, nextHalving } from "../../../../core/ledger/blockEmission.js";
import { MAX_SUPPLY, RAO_PER_TAO } from "../../../../core/primitives/amounts.js";

describe("blockEmission", () => {
  test.each([
    [0n, 1_000_000_000n],
    [10_500_000n * RAO_PER_TAO - 1n, 1_000_000_000n],
    [10_500_000n * RAO_PER_TAO, 500_000_000n],
    [15_750_000n * RAO_PER_TAO - 1n, 500_000_000n],
    [15_750_000n * RAO_PER_TAO, 250_000_000n],
    [18_375_000n * RAO_PER_TAO, 125_000_000n],
    [MAX_SUPPLY - 1n, 0n],
    [MAX_SUPPLY, 0n],
    [(1n << 64n) - 1n, 0n],
  ])("at an issuance of %d a block emits %d rao", (issuance, emission) => {
    expect(blockEmission(issuance)).toBe(emission);
  });

  test("halves exactly at every threshold, down to nothing", () => {
    expect(halvingThresholds).toHaveLength(30);
    halvingThresholds.forEach((threshold, i) => {
      expect(blockEmission(threshold - 1n)).toBe(RAO_PER_TAO >> BigInt(i));
      expect(blockEmission(threshold)).toBe(RAO_PER_TAO >> BigInt(i + 1));
    });
  });
});

describe("nextHalving", () => {
  test("is the first threshold above the issuance", () => {
    expect(nextHalving(0n)).toBe(10_500_000n * RAO_PER_TAO);
    expect(nextHalving(10_500_000n * RAO_PER_TAO - 1n)).toBe(10_500_000n * RAO_PER_TAO);
    expect(nextHalving(10_500_000n * RAO_PER_TAO)).toBe(15_750_000n * RAO_PER_TAO);
  });

  test("ends where the emission ends", () => {
    const last = halvingThresholds.at(-1) ?? 0n;
    expect(nextHalving(last - 1n)).toBe(last);
    expect(nextHalving(last)).toBeUndefined();
  });
});
