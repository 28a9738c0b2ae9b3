import { describe, expect, it } from "vitest";
import { i96f32 } from "../../../../../core/primitives/fixed/i96f32.js";
import { q32 } from "../../../../../core/primitives/fixed/q32.js";
import { q64 } from "../../../../../core/primitives/fixed/q64.js";
import { u64f64 } from "../../../../../core/primitives/fixed/u64f64.js";
import { u96f32 } from "../../../../../core/primitives/fixed/u96f32.js";

describe("formats", () => {
  it.each([
    [q32, -(2n ** 63n), 2n ** 63n - 1n, 2n ** 32n],
    [q64, -(2n ** 127n), 2n ** 127n - 1n, 2n ** 64n],
    [i96f32, -(2n ** 127n), 2n ** 127n - 1n, 2n ** 32n],
    [u96f32, 0n, 2n ** 128n - 1n, 2n ** 32n],
    [u64f64, 0n, 2n ** 128n - 1n, 2n ** 64n],
  ])("$name has its range and its one", (format, min, max, one) => {
    expect([format.min, format.max, format.one]).toEqual([min, max, one]);
  });

  it.each([q32, q64, i96f32, u96f32, u64f64])("$name clamps sums, differences and products", (format) => {
    expect(format.add(format.max, 1n)).toBe(format.max);
    expect(format.sub(format.min, 1n)).toBe(format.min);
    expect(format.mul(format.max, format.fromInteger(2n))).toBe(format.max);
  });
});

describe("mul", () => {
  it("rounds a negative product down, away from zero", () => {
    expect(q32.mul(-1n, 1n)).toBe(-1n);
    expect(q32.mul(1n, 1n)).toBe(0n);
  });
});

describe("div", () => {
  it("truncates towards zero, also a negative quotient", () => {
    expect(q32.div(q32.one, q32.fromInteger(3n))).toBe(1_431_655_765n);
    expect(q32.div(-q32.one, q32.fromInteger(3n))).toBe(-1_431_655_765n);
  });

  it("gives 0 for a divisor of 0 and for a quotient that doesn't fit", () => {
    expect(q32.div(q32.one, 0n)).toBe(0n);
    expect(q32.div(q32.max, 1n)).toBe(0n);
    expect(q32.div(q32.min, 1n)).toBe(0n);
    expect(u96f32.div(u96f32.max, 1n)).toBe(0n);
  });
});

describe("sum", () => {
  it("wraps around instead of clamping", () => {
    expect(q32.sum([q32.max, 1n])).toBe(q32.min);
    expect(q64.sum([q64.max, q64.max])).toBe(-2n);
    expect(u64f64.sum([u64f64.max, 1n])).toBe(0n);
  });
});

describe("conversions", () => {
  it("clamps an integer that doesn't fit", () => {
    expect(q64.fromInteger(2n ** 64n - 1n)).toBe(2n ** 127n - 1n);
    expect(q32.fromInteger(-3n)).toBe(-3n * 2n ** 32n);
  });

  it("takes the integer part downwards, and for amounts from 0 to 2^64-1", () => {
    expect(q32.toInteger(-1n)).toBe(-1n);
    expect(q64.toU64(-1n)).toBe(0n);
    expect(i96f32.toU64(i96f32.max)).toBe(2n ** 64n - 1n);
    expect(q64.toU64(q64.fromInteger(7n) + q64.one - 1n)).toBe(7n);
  });

  it("cuts surplus fraction bits downwards and clamps the rest", () => {
    expect(q32.from(q64, 2n ** 32n - 1n)).toBe(0n);
    expect(q32.from(q64, -1n)).toBe(-1n);
    expect(q32.from(q64, q64.max)).toBe(q32.max);
    expect(u96f32.from(i96f32, -5n)).toBe(0n);
    expect(q64.from(u96f32, 3n)).toBe(3n * 2n ** 32n);
  });
});
