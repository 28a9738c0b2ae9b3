import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crps } from "../../../../core/scoring/crps.js";
import { energyScore } from "../../../../core/scoring/energyScore.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const value = fc.double({ min: -100, max: 100, noNaN: true });
const vectors = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 12 });

describe("the energy score", () => {
  it("is the mean distance less half the mean distance between members, by hand", () => {
    // distances 0 and 5, mean 2.5; pairs 0, 5, 5, 0, mean 2.5
    expect(energyScore([0, 0, 3, 4], [0, 0])).toBeCloseTo(1.25, 12);
    expect(energyScore([3, 4], [0, 0])).toBe(5);
    // β = 1.5: 5^1.5 / 2 − 5^1.5 / 4
    expect(energyScore([0, 0, 3, 4], [0, 0], { beta: 1.5 })).toBeCloseTo(5 ** 1.5 / 4, 12);
  });

  it("is CRPS in one dimension", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), value, (ensemble, outcome) => {
        expect(energyScore(ensemble, [outcome])).toBeCloseTo(crps(ensemble, outcome), 9);
      }),
    );
  });

  it("is proper: least, on average, for the ensemble that outcomes are drawn from", () => {
    const beta = fc.constantFrom(0.5, 1, 1.9);
    fc.assert(
      fc.property(vectors, vectors, beta, (truth, other, power) => {
        const mean = (of: readonly (readonly number[])[]): number =>
          truth.reduce((sum, outcome) => sum + energyScore(of.flat(), outcome, { beta: power }), 0) /
          truth.length;
        expect(mean(truth)).toBeLessThanOrEqual(mean(other) + 1e-8);
      }),
    );
  });

  it("doesn't change when everything is turned and moved", () => {
    const turned = ([x, y]: readonly [number, number]): [number, number] => [
      0.6 * x - 0.8 * y + 3,
      0.8 * x + 0.6 * y - 1,
    ];
    fc.assert(
      fc.property(vectors, fc.tuple(value, value), (ensemble, outcome) => {
        const score = energyScore(ensemble.flat(), outcome);
        expect(energyScore(ensemble.flatMap(turned), turned(outcome))).toBeCloseTo(score, 8);
        expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("refuses ensembles that don't fit, and powers that are not proper", () => {
    expect(codeOf(() => energyScore([1, 2, 3], [0, 0]))).toBe("SK3103");
    expect(codeOf(() => energyScore([1], [0, 0]))).toBe("SK3103");
    expect(codeOf(() => energyScore([], [0]))).toBe("SK3100");
    expect(codeOf(() => energyScore([1, Number.NaN], [0, 0]))).toBe("SK3101");
    for (const beta of [0, 2, Number.NaN]) {
      expect(codeOf(() => energyScore([1, 2], [0, 0], { beta }))).toBe("SK3102");
    }
    expect(codeOf(() => energyScore([1e200, 0], [-1e200, 0]))).toBe("SK3105");
  });
});
