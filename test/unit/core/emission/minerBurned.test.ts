import { expect, test } from "vitest";
import { minerBurned } from "../../../../core/emission/minerBurned.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

test("is the withheld fraction, truncated", () => {
  expect(minerBurned(1n, 4n)).toBe(u96f32.one / 4n);
  expect(minerBurned(1n, 3n)).toBe(1_431_655_765n);
  expect(minerBurned(5n, 5n)).toBe(u96f32.one);
});

test("is nothing without incentives", () => {
  expect(minerBurned(0n, 0n)).toBe(0n);
});
