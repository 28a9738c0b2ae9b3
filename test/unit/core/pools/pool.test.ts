import { expect, test } from "vitest";
import { alphaWeightE18, EQUAL_WEIGHT_E18, isWeightInRange } from "../../../../core/pools/pool.js";
import { E18 } from "../../../../core/pools/weightedPower.js";

test("the weights add up to one", () => {
  expect(alphaWeightE18({ tao: 1n, alpha: 1n, taoWeightE18: 1n })).toBe(E18 - 1n);
  expect(alphaWeightE18({ tao: 1n, alpha: 1n, taoWeightE18: EQUAL_WEIGHT_E18 })).toBe(EQUAL_WEIGHT_E18);
});

test("each side weighs at least a hundredth", () => {
  expect(isWeightInRange(E18 / 100n)).toBe(true);
  expect(isWeightInRange(E18 / 100n - 1n)).toBe(false);
  expect(isWeightInRange(E18 - E18 / 100n)).toBe(true);
  expect(isWeightInRange(E18 - E18 / 100n + 1n)).toBe(false);
});
