import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crps } from "../../../../../subnets/price-prediction/score/crps.js";

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
    // mean distance (2 + 0 + 1 + 5) / 4, less half of the mean over 16 pairs, 2 · (2 + 3 + 7 + 1 + 5 + 4) / 16
    [[-2, 0, 1, 5], 0, 2 - 22 / 16],
  ])("of %j against %d is %d by hand", (values, outcome, expected) => {
    expect(crps(Float64Array.from(values), outcome)).toBeCloseTo(expected, 12);
  });

  it("equals the definition over all pairs", () => {
    fc.assert(
      fc.property(ensemble, value, (values, outcome) => {
        expect(crps(Float64Array.from(values), outcome)).toBeCloseTo(byDefinition(values, outcome), 8);
      }),
    );
  });

  it("doesn't depend on the order of the ensemble", () => {
    fc.assert(
      fc.property(ensemble, value, (values, outcome) => {
        const turned = Float64Array.from(values).reverse();
        expect(crps(turned, outcome)).toBe(crps(Float64Array.from(values), outcome));
      }),
    );
  });

  it("is least, on average, for the distribution that outcomes are drawn from", () => {
    const outcomes = Array.from({ length: 201 }, (_, index) => index - 100);
    const average = (width: number): number =>
      outcomes.reduce(
        (sum, outcome) =>
          sum +
          crps(
            Float64Array.from(outcomes, (x) => x * width),
            outcome,
          ),
        0,
      );
    for (const width of [0.5, 0.8, 0.95, 1.05, 1.25, 2]) expect(average(1)).toBeLessThan(average(width));
  });
});
