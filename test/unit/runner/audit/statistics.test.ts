import { describe, expect, it } from "vitest";
import { estimateOf } from "../../../../runner/audit/statistics.js";

describe("estimateOf", () => {
  it("is Student's interval", () => {
    const { mean, halfWidth } = estimateOf([1, 2, 3]);
    expect(mean).toBe(2);
    // t(0.975, 2) = 4.303, s = 1, n = 3.
    expect(halfWidth).toBeCloseTo(4.303 / Math.sqrt(3), 12);
  });

  it.each([
    // Degrees of freedom and quantiles as tables have them.
    [1, 12.706],
    [4, 2.776],
    [30, 2.042],
    [31, 2.0395],
    [60, 2.0003],
    [120, 1.9799],
  ])("takes the quantile for %d degrees of freedom", (degreesOfFreedom, quantile) => {
    const count = degreesOfFreedom + 1;
    const values = Array.from({ length: count }, (_, index) => (index === 0 ? 1 : 0));
    // One 1 among zeros: s² = 1/n, and so the half width is t/n.
    expect(estimateOf(values).halfWidth * count).toBeCloseTo(quantile, 3);
  });

  it("knows nothing of the spread of one value", () => {
    expect(estimateOf([5])).toEqual({ mean: 5, halfWidth: Infinity });
  });
});
