import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanSquaredError } from "../../../../core/scoring/meanSquaredError.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 30 });

describe("the mean squared error", () => {
  it("is the mean of squares, by hand", () => {
    expect(meanSquaredError([1, 2], [1, 4])).toBe(2);
    expect(meanSquaredError(Float32Array.of(3), [0])).toBe(9);
  });

  it("is least, on average, for the mean of the outcomes", () => {
    fc.assert(
      fc.property(values, fc.double({ min: -1e3, max: 1e3, noNaN: true }), (outcomes, other) => {
        const mean = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
        const of = (guess: number): number => meanSquaredError(Array(outcomes.length).fill(guess), outcomes);
        expect(of(mean)).toBeLessThanOrEqual(of(other) + 1e-9);
      }),
    );
  });

  it("refuses lists that don't belong together or hold no numbers", () => {
    expect(codeOf(() => meanSquaredError([], []))).toBe("SK3100");
    expect(codeOf(() => meanSquaredError([Number.NaN], [1]))).toBe("SK3101");
    expect(codeOf(() => meanSquaredError([1, 2], [1]))).toBe("SK3103");
    expect(codeOf(() => meanSquaredError([1e200], [-1e200]))).toBe("SK3105");
  });
});
