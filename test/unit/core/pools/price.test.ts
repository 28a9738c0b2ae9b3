import { expect, test } from "vitest";
import { EQUAL_WEIGHT_E18 } from "../../../../core/pools/pool.js";
import { spotPrice } from "../../../../core/pools/price.js";
import { E18 } from "../../../../core/pools/weightedPower.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";

test("is TAO per alpha at equal weights", () => {
  expect(spotPrice({ tao: 10n, alpha: 20n, taoWeightE18: EQUAL_WEIGHT_E18 })).toBe(u64f64.one / 2n);
  expect(spotPrice({ tao: 20n, alpha: 10n, taoWeightE18: EQUAL_WEIGHT_E18 })).toBe(2n * u64f64.one);
});

test("the heavier TAO, the cheaper alpha", () => {
  expect(spotPrice({ tao: 8n, alpha: 8n, taoWeightE18: (E18 * 4n) / 5n })).toBe(u64f64.one / 4n);
  expect(spotPrice({ tao: 8n, alpha: 8n, taoWeightE18: E18 / 5n })).toBe(4n * u64f64.one);
});

test("truncates each quotient, not only the product", () => {
  // 1/3 · 3 = 0.999... once 1/3 is cut.
  expect(spotPrice({ tao: 3n, alpha: 1n, taoWeightE18: (E18 * 3n) / 4n })).toBe((u64f64.one / 3n) * 3n * 1n);
  expect(spotPrice({ tao: 1n, alpha: 3n, taoWeightE18: E18 / 4n })).toBe(u64f64.one - 1n);
});

test("an empty side means no price", () => {
  expect(spotPrice({ tao: 5n, alpha: 0n, taoWeightE18: EQUAL_WEIGHT_E18 })).toBe(0n);
  expect(spotPrice({ tao: 0n, alpha: 5n, taoWeightE18: EQUAL_WEIGHT_E18 })).toBe(0n);
});

test("saturates where the product leaves 128 bits", () => {
  expect(spotPrice({ tao: (1n << 64n) - 1n, alpha: 1n, taoWeightE18: E18 / 100n })).toBe(u64f64.max);
});
