import { expect, test } from "vitest";
import { rootProportion } from "../../../../core/emission/rootProportion.js";
import { u96f32 } from "../../../../core/primitives/fixed/u96f32.js";

const FULL = (1n << 64n) - 1n;

test("is the weighted TAO's part of all", () => {
  expect(rootProportion(100n, FULL, 300n)).toBe(u96f32.one / 4n);
  expect(rootProportion(200n, 1n << 63n, 300n)).toBe(u96f32.one / 4n);
});

test("is one without alpha and nothing without TAO, weight, or anything at all", () => {
  expect(rootProportion(5n, FULL, 0n)).toBe(u96f32.one);
  expect(rootProportion(0n, FULL, 5n)).toBe(0n);
  expect(rootProportion(5n, 0n, 5n)).toBe(0n);
  expect(rootProportion(0n, FULL, 0n)).toBe(0n);
});
