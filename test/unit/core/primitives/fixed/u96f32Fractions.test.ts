import { expect, test } from "vitest";
import {
  u96f32FromU16Fraction,
  u96f32FromU64Fraction,
} from "../../../../../core/primitives/fixed/u96f32Fractions.js";

const ONE = 1n << 32n;

test("the largest stored fraction is exactly one, and zero is zero", () => {
  expect(u96f32FromU64Fraction((1n << 64n) - 1n)).toBe(ONE);
  expect(u96f32FromU16Fraction(65_535)).toBe(ONE);
  expect(u96f32FromU64Fraction(0n)).toBe(0n);
  expect(u96f32FromU16Fraction(0)).toBe(0n);
});

test("32 fraction bits survive, cut", () => {
  expect(u96f32FromU64Fraction((1n << 32n) - 1n)).toBe(0n);
  expect(u96f32FromU64Fraction(1n << 32n)).toBe(1n);
  expect(u96f32FromU64Fraction(971_718_665_099_567_868n)).toBe(226_245_882n);
  expect(u96f32FromU16Fraction(11_796)).toBe((11_796n * ONE) / 65_535n);
});
