import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ranks, rankScores } from "../../../../core/scoring/ranks.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const values = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 20 });

describe("ranks", () => {
  it("share places where values are equal", () => {
    expect(ranks([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
    expect(ranks([7, 7, 7])).toEqual([2, 2, 2]);
    expect(ranks([0, -0])).toEqual([1.5, 1.5]);
  });

  it("add up to n(n + 1)/2 and don't depend on the order of the values", () => {
    fc.assert(
      fc.property(values, (given) => {
        const result = ranks(given);
        expect(result.reduce((sum, rank) => sum + rank, 0)).toBe((given.length * (given.length + 1)) / 2);
        expect(ranks([...given].reverse())).toEqual([...result].reverse());
      }),
    );
  });
});

describe("rank scores", () => {
  it("run from 0 for the worst to 1 for the best", () => {
    expect(rankScores([30, 10, 20, 20], "lowest")).toEqual([0, 1, 0.5, 0.5]);
    expect(rankScores([30, 10, 20, 20], "highest")).toEqual([1, 0, 0.5, 0.5]);
    expect(rankScores([4], "highest")).toEqual([1]);
  });

  it("stay in [0, 1], and a better value never scores less", () => {
    fc.assert(
      fc.property(values, (given) => {
        const scores = rankScores(given, "highest");
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
        const wrong = scores.filter((score, i) =>
          scores.some((other, j) => (given[i] ?? 0) > (given[j] ?? 0) && score <= other),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  it("refuse what has no order", () => {
    expect(codeOf(() => rankScores([], "highest"))).toBe("SK3100");
    expect(codeOf(() => rankScores([1, Number.NaN], "highest"))).toBe("SK3101");
  });
});
