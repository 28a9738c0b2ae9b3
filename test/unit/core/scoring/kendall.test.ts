import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kendall } from "../../../../core/scoring/kendall.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 1,
  maxLength: 25,
});

/** The definition, over all pairs. */
function byDefinition(first: readonly number[], second: readonly number[]): number {
  let [difference, untiedFirst, untiedSecond] = [0, 0, 0];
  for (let i = 0; i < first.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const a = Math.sign((first[i] ?? 0) - (first[j] ?? 0));
      const b = Math.sign((second[i] ?? 0) - (second[j] ?? 0));
      difference += a * b;
      untiedFirst += a * a;
      untiedSecond += b * b;
    }
  }
  return untiedFirst * untiedSecond === 0 ? 0 : difference / Math.sqrt(untiedFirst * untiedSecond);
}

describe("Kendall's correlation", () => {
  it.each([
    [[1, 2, 3], [10, 20, 15], 1 / 3],
    [[1, 2, 3], [1, 4, 9], 1],
    [[1, 2, 3], [3, 2, 1], -1],
    // five pairs in order, one tied in the first list
    [[1, 2, 2, 3], [1, 2, 3, 4], 5 / Math.sqrt(5 * 6)],
    [[1, 1, 1], [1, 2, 3], 0],
    [[5], [7], 0],
  ])("of %j and %j is %d by hand", (first, second, expected) => {
    expect(kendall(first, second)).toBeCloseTo(expected, 12);
  });

  it("equals the definition over all pairs, ties included, either way round", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const first = given.map(([a]) => a);
        const second = given.map(([, b]) => b);
        expect(kendall(first, second)).toBeCloseTo(byDefinition(first, second), 12);
        expect(kendall(second, first)).toBeCloseTo(kendall(first, second), 12);
      }),
    );
  });

  it("refuses lists that don't belong together or hold no numbers", () => {
    expect(codeOf(() => kendall([1], [1, 2]))).toBe("SK3103");
    expect(codeOf(() => kendall([], []))).toBe("SK3100");
    expect(codeOf(() => kendall([1, 2], [Number.NaN, 1]))).toBe("SK3101");
  });
});
