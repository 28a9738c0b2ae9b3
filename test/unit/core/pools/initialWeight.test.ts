import { expect, test } from "vitest";
import { initialWeightE18 } from "../../../../core/pools/initialWeight.js";
import { E18 } from "../../../../core/pools/weightedPower.js";
import { u64f64 } from "../../../../core/primitives/fixed/u64f64.js";

test("weighs TAO by its part of the value", () => {
  expect(initialWeightE18(1_000n, 1_000n, u64f64.one)).toBe(E18 / 2n);
  expect(initialWeightE18(1_000n, 6_000n, u64f64.one / 2n)).toBe(E18 / 4n);
});

test("cuts the value of the alpha to whole rao", () => {
  expect(initialWeightE18(1n, 3n, u64f64.one / 2n)).toBe(E18 / 2n);
});

test("refuses weights below a hundredth, and a pool without anything", () => {
  expect(initialWeightE18(1_000n, 1_000n, 99n * u64f64.one)).toBe(E18 / 100n);
  expect(initialWeightE18(1_000n, 1_000n, 100n * u64f64.one)).toBeUndefined();
  expect(initialWeightE18(99n, 1n, u64f64.one)).toBe((99n * E18) / 100n);
  expect(initialWeightE18(100n, 1n, u64f64.one)).toBeUndefined();
  expect(initialWeightE18(0n, 0n, u64f64.one)).toBeUndefined();
});
