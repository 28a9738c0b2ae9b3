import { expect, test } from "vitest";
import { feeOnTop, feeWithin } from "../../../../core/pools/fee.js";

test("a fifth of the amount is a quarter of what goes in", () => {
  // 13107 / 65535 is 0.2, which 64 fraction bits cut; 13107 / 52428 is exactly 0.25.
  expect(feeWithin(1_000_000_001n, 13_107)).toBe(200_000_000n);
  expect(feeWithin(1_000_000_000n, 13_107)).toBe(199_999_999n);
  expect(feeOnTop(800_000_000n, 13_107)).toBe(200_000_000n);
});

test("no rate, no fee", () => {
  expect(feeWithin(1_000n, 0)).toBe(0n);
  expect(feeOnTop(1_000n, 0)).toBe(0n);
});

test("at the full rate everything is fee, and nothing can go on top", () => {
  expect(feeWithin((1n << 64n) - 1n, 65_535)).toBe((1n << 64n) - 1n);
  expect(feeOnTop(1_000n, 65_535)).toBe(0n);
});

test("nearly the full rate on a large amount stops at 2^64-1", () => {
  expect(feeOnTop(1n << 60n, 65_534)).toBe((1n << 64n) - 1n);
});
