import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crps } from "../../../../core/scoring/crps.js";
import { pinballLoss, quantileScore } from "../../../../core/scoring/pinballLoss.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const values = fc.array(value, { minLength: 1, maxLength: 30 });

describe("the pinball loss", () => {
  it.each([
    [10, 14, 0.9, 3.6],
    [10, 6, 0.9, 0.4],
    [10, 6, 0.5, 2],
    [10, 10, 0.3, 0],
  ])("of %d against %d at %d is %d by hand", (quantile, outcome, level, expected) => {
    expect(pinballLoss(quantile, outcome, level)).toBeCloseTo(expected, 12);
  });

  it("is proper: least, on average, for the quantile of the outcomes", () => {
    const level = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(values, value, level, (outcomes, other, at) => {
        const mean = (of: number): number =>
          outcomes.reduce((sum, outcome) => sum + pinballLoss(of, outcome, at), 0) / outcomes.length;
        const sorted = [...outcomes].sort((a, b) => a - b);
        const truth = sorted[Math.ceil(at * sorted.length) - 1] ?? Number.NaN;
        expect(mean(truth)).toBeLessThanOrEqual(mean(other) + 1e-9);
      }),
    );
  });

  it("refuses levels outside (0, 1) and values that are no numbers", () => {
    for (const level of [0, 1, Number.NaN]) expect(codeOf(() => pinballLoss(0, 0, level))).toBe("SK3102");
    expect(codeOf(() => pinballLoss(Number.NaN, 0, 0.5))).toBe("SK3101");
    expect(codeOf(() => pinballLoss(0, Number.NaN, 0.5))).toBe("SK3101");
    expect(codeOf(() => pinballLoss(-1e308, 1e308, 0.5))).toBe("SK3105");
  });
});

describe("the quantile score", () => {
  it("is the mean of twice the losses, by hand", () => {
    expect(quantileScore([-1, 0, 1], 0, [0.1, 0.5, 0.9])).toBeCloseTo(0.4 / 3, 12);
  });

  it("equals the CRPS of the quantiles at the levels (k − ½) / n", () => {
    fc.assert(
      fc.property(values, value, (given, outcome) => {
        const sorted = [...given].sort((a, b) => a - b);
        const levels = sorted.map((_, index) => (index + 0.5) / sorted.length);
        expect(quantileScore(sorted, outcome, levels)).toBeCloseTo(crps(given, outcome), 8);
      }),
    );
  });

  it("refuses lists that don't belong together", () => {
    expect(codeOf(() => quantileScore([1], 0, [0.1, 0.9]))).toBe("SK3103");
    expect(codeOf(() => quantileScore([1, 2], 0, [0.9, 0.1]))).toBe("SK3104");
    expect(codeOf(() => quantileScore([1, 2], 0, [0.5, 0.5]))).toBe("SK3104");
    expect(codeOf(() => quantileScore([], 0, []))).toBe("SK3100");
    expect(codeOf(() => quantileScore([1, 2], 0, [0.5, 1]))).toBe("SK3102");
  });
});
