import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addToAverage,
  alphaOfHalfLife,
  averageValue,
  movingAverage,
  noAverage,
} from "../../../../core/scoring/movingAverage.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const alphas = fc.double({ min: 0.001, max: 1, noNaN: true });
const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });

describe("the moving average", () => {
  it("is the weighted mean of what was added, by hand", () => {
    expect(movingAverage([1, 0], { alpha: 0.1 })).toBeCloseTo(0.09 / 0.19, 12);
    expect(movingAverage([1, 0], { alpha: 0.1, start: 0 })).toBeCloseTo(0.09, 12);
    expect(movingAverage([], { alpha: 0.1, start: 0.4 })).toBe(0.4);
    expect(movingAverage([3, 4], { alpha: 1 })).toBe(4);
  });

  it("has no pull towards 0: a constant is its own average from the first value on", () => {
    fc.assert(
      fc.property(alphas, fc.integer({ min: 1, max: 50 }), (alpha, count) => {
        expect(movingAverage(Array<number>(count).fill(7), { alpha })).toBeCloseTo(7, 9);
      }),
    );
  });

  it("lies between the least and the largest value", () => {
    fc.assert(
      fc.property(values, alphas, (given, alpha) => {
        const average = movingAverage(given, { alpha });
        expect(average).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
        expect(average).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
      }),
    );
  });

  it("goes on from its state as JSON", () => {
    const once = addToAverage(noAverage, 5, 0.25);
    const kept = JSON.parse(JSON.stringify(once)) as typeof once;
    expect(averageValue(addToAverage(kept, 9, 0.25))).toBe(movingAverage([5, 9], { alpha: 0.25 }));
    expect(averageValue(noAverage)).toBeUndefined();
  });

  it("halves a value's weight after its half-life", () => {
    const alpha = alphaOfHalfLife(8);
    const weight = (later: number): number =>
      movingAverage([1, ...Array<number>(later).fill(0)], { alpha, start: 0 });
    expect(alphaOfHalfLife(1)).toBeCloseTo(0.5, 12);
    expect(weight(8) / weight(0)).toBeCloseTo(0.5, 12);
  });

  it("refuses values and alphas that are none", () => {
    expect(codeOf(() => addToAverage(noAverage, Number.NaN, 0.5))).toBe("SK3101");
    expect(codeOf(() => movingAverage([1], { alpha: 0.5, start: Number.NaN }))).toBe("SK3101");
    for (const alpha of [0, 1.1, Number.NaN]) {
      expect(codeOf(() => movingAverage([1], { alpha }))).toBe("SK3102");
    }
    expect(codeOf(() => movingAverage([], { alpha: 0.5 }))).toBe("SK3102");
    expect(codeOf(() => alphaOfHalfLife(0))).toBe("SK3102");
  });
});
