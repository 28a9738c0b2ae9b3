import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearman } from "../../../../core/scoring/spearman.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const distinct = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });

describe("Spearman's correlation", () => {
  it.each([
    [[1, 2, 3], [10, 20, 15], 0.5],
    [[1, 2, 3], [1, 4, 9], 1],
    [[1, 2, 3], [3, 2, 1], -1],
    // ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / √(4.5 · 5)
    [[1, 2, 2, 3], [1, 2, 3, 4], 4.5 / Math.sqrt(22.5)],
    [[1, 1, 1], [1, 2, 3], 0],
    [[5], [7], 0],
  ])("of %j and %j is %d by hand", (first, second, expected) => {
    expect(spearman(first, second)).toBeCloseTo(expected, 12);
  });

  it("is 1 − 6Σd² / n(n² − 1) without ties, and only the order counts", () => {
    fc.assert(
      fc.property(distinct, (first) => {
        const second = first.map((value, index) => value * (index % 2 === 0 ? 1 : -1) + 1e-3 * index);
        const place = (list: readonly number[], value: number): number =>
          list.filter((other) => other < value).length;
        const squares = first.reduce(
          (sum, value, index) => sum + (place(first, value) - place(second, second[index] ?? 0)) ** 2,
          0,
        );
        const size = first.length;
        const expected = 1 - (6 * squares) / (size * (size * size - 1));
        expect(spearman(first, second)).toBeCloseTo(expected, 10);
        expect(
          spearman(
            first.map((value) => Math.exp(value / 1000)),
            second,
          ),
        ).toBeCloseTo(expected, 10);
      }),
    );
  });

  it("refuses lists that don't belong together or hold no numbers", () => {
    expect(codeOf(() => spearman([1], [1, 2]))).toBe("SK3103");
    expect(codeOf(() => spearman([], []))).toBe("SK3100");
    expect(codeOf(() => spearman([Number.NaN, 1], [1, 2]))).toBe("SK3101");
  });
});
