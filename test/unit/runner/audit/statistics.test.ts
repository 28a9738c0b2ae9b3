import { describe, expect, it } from "vitest";
import { estimateOf } from "../../../../runner/audit/statistics.js";

describe("estimateOf", () => {
  it("is Student's interval", () => {
    const { mean, halfWidth } = estimateOf([1, 2, 3]);
    expect(mean).toBe(2);
    // t(0.975, 2) = 4.303, s = 1, n = 3.
    expect(halfWidth).toBeCloseTo(4.303 / Math.sqrt(3), 12);
  });

  it("knows nothing of the spread of one value", () => {
    expect(estimateOf([5])).toEqual({ mean: 5, halfWidth: Infinity });
  });
});
