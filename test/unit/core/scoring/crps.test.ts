import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crps } from "../../../../core/scoring/crps.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const ensemble = fc.array(value, { minLength: 1, maxLength: 40 });

/** The definition, in n² steps. */
function byDefinition(values: readonly number[], outcome: number): number {
  const size = values.length;
  const distance = values.reduce((sum, x) => sum + Math.abs(x - outcome), 0) / size;
  const spread = values.reduce((sum, x) => sum + values.reduce((inner, y) => inner + Math.abs(x - y), 0), 0);
  return distance - spread / (2 * size * size);
}

describe("CRPS", () => {
  it.each([
    [[3], 5, 2],
    [[0, 1], 0, 0.25],
    [[0, 1], 0.5, 0.25],
    [[1, 0], 3, 2.25],
    [[1, 0], -3, 3.25],
    // mean distance (2 + 0 + 1 + 5) / 4, less half of the mean over 16 pairs, 2 · (2 + 3 + 7 + 1 + 6 + 4) / 16
    [[-2, 0, 1, 5], 0, 2 - 22 / 16],
    [[4, 4, 4], 4, 0],
  ])("of %j against %d is %d by hand", (values, outcome, expected) => {
    expect(crps(values, outcome)).toBeCloseTo(expected, 12);
  });

  it("equals the definition over all pairs, and is never negative", () => {
    fc.assert(
      fc.property(ensemble, value, (values, outcome) => {
        const score = crps(values, outcome);
        expect(score).toBeCloseTo(byDefinition(values, outcome), 8);
        expect(score).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("doesn't depend on the order of the ensemble, and leaves it alone", () => {
    fc.assert(
      fc.property(ensemble, value, (values, outcome) => {
        const turned = [...values].reverse();
        const before = [...turned];
        expect(crps(turned, outcome)).toBe(crps(values, outcome));
        expect(turned).toEqual(before);
      }),
    );
  });

  it("is proper: least, on average, for the ensemble that outcomes are drawn from", () => {
    fc.assert(
      fc.property(ensemble, ensemble, (truth, other) => {
        const mean = (of: readonly number[]): number =>
          truth.reduce((sum, outcome) => sum + crps(of, outcome), 0) / truth.length;
        expect(mean(truth)).toBeLessThanOrEqual(mean(other) + 1e-9);
      }),
    );
  });

  it("keeps its digits where values are large and close together", () => {
    expect(crps([1e12, 1e12 + 1], 1e12)).toBe(0.25);
    expect(crps([1e300, 1e300, 1e300], 1e300)).toBe(0);
  });

  it("refuses what is not a number, or too large a one", () => {
    expect(codeOf(() => crps([], 0))).toBe("SK3100");
    expect(codeOf(() => crps([0, Number.NaN], 0))).toBe("SK3101");
    expect(codeOf(() => crps([0, 1], Number.POSITIVE_INFINITY))).toBe("SK3101");
    expect(codeOf(() => crps([-1e308, 1e308], 1e308))).toBe("SK3105");
  });
});
