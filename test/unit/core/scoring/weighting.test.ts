import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ByKey,
  linearWeights,
  softmaxWeights,
  topWeights,
  winnerTakesAll,
} from "../../../../core/scoring/weighting.js";
import { codeOf } from "./codeOf.js";

fc.configureGlobal({ seed: 31 });

const scoresOf = (...values: number[]): ByKey<number> => new Map(values.entries());
const valuesOf = (weights: ByKey<number>): number[] => [...weights.values()];
const scores = fc
  .array(fc.double({ min: 0, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 20 })
  .map((values) => scoresOf(...values));

const rules: [string, (given: ByKey<number>) => ByKey<number>][] = [
  ["linear", linearWeights],
  ["softmax", (given) => softmaxWeights(given, { temperature: 0.5 })],
  ["the best three, linear", (given) => topWeights(given, { count: 3 })],
  ["the best three, equal", (given) => topWeights(given, { count: 3, split: "equal" })],
  ["winner takes all", winnerTakesAll],
];

describe.each(rules)("%s", (_, weigh) => {
  it("gives each key a part of 1, and a better score never less", () => {
    fc.assert(
      fc.property(scores, (given) => {
        const weights = weigh(given);
        expect([...weights.keys()]).toEqual([...given.keys()]);
        const total = valuesOf(weights).reduce((sum, weight) => sum + weight, 0);
        if (valuesOf(given).some((score) => score > 0)) expect(total).toBeCloseTo(1, 9);
        const byScore = [...given]
          .map(([key, score]) => ({ score, weight: weights.get(key) ?? Number.NaN }))
          .sort((a, b) => a.score - b.score);
        const ascending = byScore.map(({ weight }) => weight);
        expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
        expect(ascending.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
      }),
    );
  });

  it("doesn't depend on the order of the keys", () => {
    fc.assert(
      fc.property(scores, (given) => {
        const turned = weigh(new Map([...given].reverse()));
        for (const [key, weight] of weigh(given)) expect(turned.get(key)).toBeCloseTo(weight, 12);
      }),
    );
  });

  it("has nothing to give to nobody, and refuses what is no score", () => {
    expect(weigh(new Map()).size).toBe(0);
    expect(codeOf(() => weigh(scoresOf(1, Number.NaN)))).toBe("SK3101");
    expect(codeOf(() => weigh(scoresOf(Number.POSITIVE_INFINITY)))).toBe("SK3101");
  });

  it("holds for huge scores", () => {
    for (const weight of valuesOf(weigh(scoresOf(1e308, 1e308)))) expect(weight).toBeCloseTo(0.5, 12);
  });
});

describe("weights by hand", () => {
  it("are proportional, or all 0", () => {
    expect(valuesOf(linearWeights(scoresOf(0.6, 0.2)))).toEqual([
      expect.closeTo(0.75, 12),
      expect.closeTo(0.25, 12),
    ]);
    expect(valuesOf(linearWeights(scoresOf(0, 0)))).toEqual([0, 0]);
    expect(codeOf(() => linearWeights(scoresOf(-1)))).toBe("SK3102");
  });

  it("follow the softmax, whatever is added to all scores", () => {
    const [first, second] = valuesOf(softmaxWeights(scoresOf(1, 0), { temperature: 1 }));
    expect(first).toBeCloseTo(0.7310585786, 10);
    expect(second).toBeCloseTo(0.2689414214, 10);
    expect(valuesOf(softmaxWeights(scoresOf(1001, 1000), { temperature: 1 }))).toEqual([first, second]);
    expect(valuesOf(softmaxWeights(scoresOf(1e6, -1e6), { temperature: 0.01 }))).toEqual([1, 0]);
    for (const temperature of [0, -1, Number.NaN]) {
      expect(codeOf(() => softmaxWeights(scoresOf(1), { temperature }))).toBe("SK3102");
    }
  });

  it("give the last places to all who tie for them", () => {
    const [first, ...tied] = valuesOf(topWeights(scoresOf(3, 1, 1), { count: 2 }));
    expect(first).toBeCloseTo(0.75, 12);
    for (const weight of tied) expect(weight).toBeCloseTo(0.125, 12);
    expect(valuesOf(topWeights(scoresOf(3, 1, 1), { count: 2, split: "equal" }))).toEqual([0.5, 0.25, 0.25]);
    expect(valuesOf(topWeights(scoresOf(3, 1, 0), { count: 5 }))).toEqual([0.75, 0.25, 0]);
    expect(valuesOf(topWeights(scoresOf(0, 0), { count: 1 }))).toEqual([0, 0]);
    expect(valuesOf(winnerTakesAll(scoresOf(1, 2, 2)))).toEqual([0, 0.5, 0.5]);
    for (const count of [0, 1.5, Number.NaN]) {
      expect(codeOf(() => topWeights(scoresOf(1), { count }))).toBe("SK3102");
    }
    expect(codeOf(() => topWeights(scoresOf(-1), { count: 1 }))).toBe("SK3102");
  });
});
