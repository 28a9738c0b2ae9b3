import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "../../../../core/scoring/quantile.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

describe("a quantile", () => {
  it.each([
    [[4], 0.9, 4],
    [[1, 2], 0.5, 1.5],
    [[5, 1, 3, 2, 4], 0.9, 4.6],
    [[10, 0], 1, 10],
    [[10, 0], 0, 0],
    [[-1.7e308, 1.7e308], 0.5, 0],
  ])("of %j at %d is %d", (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 12);
  });

  it("lies between the least and the largest value, and never falls with its share", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (given, one, other) => {
        const [low, high] = [quantile(given, Math.min(one, other)), quantile(given, Math.max(one, other))];
        expect(low).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...given) + 1e-9);
        expect(high).toBeGreaterThanOrEqual(low - 1e-9);
      }),
    );
  });

  it("refuses no values, no numbers and impossible shares", () => {
    expect(codeOf(() => quantile([], 0.5))).toBe("SK3100");
    expect(codeOf(() => quantile([Number.NaN], 0.5))).toBe("SK3101");
    expect(codeOf(() => quantile([1], 1.1))).toBe("SK3102");
    expect(codeOf(() => quantile([1], Number.NaN))).toBe("SK3102");
  });
});
