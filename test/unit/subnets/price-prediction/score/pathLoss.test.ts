import { randomFrom } from "subnetkit/plugin";
import { crps } from "subnetkit/scoring";
import { describe, expect, it } from "vitest";
import {
  intervalsOf,
  INTERVALS,
  usualPlan,
} from "../../../../../subnets/price-prediction/score/intervals.js";
import { pathLoss, scoredLoss } from "../../../../../subnets/price-prediction/score/pathLoss.js";
import { STEPS } from "../../../../../subnets/price-prediction/sizes.js";

const log = Math.log;
const outcome = Float64Array.from({ length: STEPS }, (_, step) => 0.001 * (step % 3));

describe("scored changes", () => {
  it("of four weeks of days are 20 days, 4 weeks, 2 fortnights and the whole, none overlapping its like", () => {
    const lengths = INTERVALS.map(({ from, until }) => until - from);
    expect(lengths).toEqual([...Array<number>(20).fill(1), 5, 5, 5, 5, 10, 10, 20]);
    for (const size of [1, 5, 10, 20]) {
      const steps = INTERVALS.filter(({ from, until }) => until - from === size).map(({ from }) => from);
      expect(steps).toEqual(Array.from({ length: STEPS / size }, (_, index) => index * size));
    }
  });

  it("of a day of 5 minutes and an hour of minutes are the public subnet's", () => {
    expect(usualPlan(288)).toEqual({ increments: [1, 6, 36], gaps: [] });
    expect(intervalsOf(usualPlan(288), 288)).toHaveLength(288 + 48 + 8);
    const hour = intervalsOf(usualPlan(60), 60);
    expect(hour).toHaveLength(60 + 30 + 12 + 4 + 2 + 12);
    expect(hour.at(-1)).toEqual({ from: 0, until: 60 });
  });

  it("of any other horizon are a bar, a quarter and a half of it, where these are whole", () => {
    expect(usualPlan(12)).toEqual({ increments: [1, 3, 6], gaps: [] });
    expect(usualPlan(7)).toEqual({ increments: [1], gaps: [] });
    expect(usualPlan(2)).toEqual({ increments: [1], gaps: [] });
    expect(usualPlan(1)).toEqual({ increments: [1], gaps: [] });
  });

  it("leave out what does not fit", () => {
    expect(intervalsOf({ increments: [2, 9], gaps: [3, 6] }, 5)).toEqual([
      { from: 0, until: 2 },
      { from: 2, until: 4 },
      { from: 0, until: 3 },
    ]);
  });
});

describe("the loss of paths", () => {
  it("of one path that is right is 0", () => {
    expect(pathLoss(Float32Array.from(outcome), Float32Array.from(outcome))).toBe(0);
  });

  it("is what a hand computes: two paths of two steps", () => {
    // Prices: 1 → 1.10 → 1.10 and 1 → 1 → 1.20, the market 1 → 1.05 → 1.155. One-step changes: 1000 and 0 bp against 500, then 0 and
    // 2000 bp against 1000. CRPS of {a, b} against y: (|a − y| + |b − y|) / 2 − |a − b| / 4.
    // 500 − 250 = 250, and 1000 − 500 = 500. The price at the end: (0.055 + 0.045) / 2 − 0.1 / 4 = 0.025, over 1.155: 216.450 bp.
    const paths = Float32Array.of(log(1.1), 0, 0, log(1.2));
    const market = Float64Array.of(log(1.05), log(1.1));
    const loss = pathLoss(paths, market, intervalsOf({ increments: [1], gaps: [] }, 2));
    expect(loss).toBeCloseTo(250 + 500 + 216.45021645, 2);
  });

  it("of paths that stand still is the sum of the market's absolute changes, in basis points", () => {
    const still = new Float32Array(3 * STEPS);
    const change = (from: number, until: number): number =>
      10_000 * Math.abs(Math.expm1(outcome.slice(from, until).reduce((sum, step) => sum + step, 0)));
    const changes = INTERVALS.slice(0, -1).reduce((sum, { from, until }) => sum + change(from, until), 0);
    const whole = outcome.reduce((sum, step) => sum + step, 0);
    expect(pathLoss(still, outcome)).toBeCloseTo(changes + 10_000 * (1 - Math.exp(-whole)), 6);
  });

  it("is the sum of the CRPS of every change", () => {
    const random = randomFrom("paths");
    const paths = Array.from({ length: 7 }, () =>
      Array.from({ length: STEPS }, () => Math.fround(0.01 * random.normal())),
    );
    const price = (path: ArrayLike<number>, until: number): number =>
      Math.exp(
        Array.from(path)
          .slice(0, until)
          .reduce((sum, step) => sum + step, 0),
      );
    const change = (path: ArrayLike<number>, from: number, until: number): number =>
      price(path, until) / price(path, from) - 1;
    const changes = INTERVALS.slice(0, -1).reduce((sum, { from, until }) => {
      const ensemble = Float64Array.from(paths, (path) => change(path, from, until));
      return sum + 10_000 * crps(ensemble, change(outcome, from, until));
    }, 0);
    const ends = Float64Array.from(paths, (path) => price(path, STEPS));
    const end = (10_000 * crps(ends, price(outcome, STEPS))) / price(outcome, STEPS);
    expect(pathLoss(Float32Array.from(paths.flat()), outcome)).toBeCloseTo(changes + end, 6);
  });
});

describe("what was not observed", () => {
  const plan = intervalsOf({ increments: [1, 2], gaps: [] }, 4);
  const returns = Float64Array.of(0.01, 0, 0.02, 0.01);
  const still = new Float32Array(4);
  const changeBp = (from: number, until: number): number =>
    10_000 * Math.expm1(returns.slice(from, until).reduce((sum, step) => sum + step, 0));

  it("is left out: every change with an end in a gap", () => {
    // No price after step 2: steps 2 and 3 can't be told apart, nor the two halves.
    const loss = scoredLoss(still, { returns, observed: [1, 0, 1, 1] }, plan);
    const end = 10_000 * (1 - Math.exp(-0.04));
    expect(loss).toBeCloseTo(changeBp(0, 1) + changeBp(3, 4) + end, 6);
  });

  it("leaves nothing when there was no price at all", () => {
    expect(scoredLoss(still, { returns, observed: [0, 0, 0, 0] }, plan)).toBeUndefined();
  });
});

describe("skipped steps", () => {
  it("change nothing: the rest is scored as if paths and market began after them", () => {
    const random = randomFrom("skipped");
    const [steps, skip] = [6, 2];
    const draw = (): number[] => Array.from({ length: steps }, () => Math.fround(0.01 * random.normal()));
    const paths = Array.from({ length: 5 }, draw);
    const market = draw();
    const plan = intervalsOf({ increments: [1, 2], gaps: [3] }, steps - skip);
    const whole = scoredLoss(Float32Array.from(paths.flat()), { returns: market, skip }, plan);
    const rest = paths.flatMap((path) => path.slice(skip));
    expect(whole).toBeCloseTo(pathLoss(Float32Array.from(rest), market.slice(skip), plan), 9);
  });
});
