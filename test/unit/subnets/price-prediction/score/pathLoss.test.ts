import { randomFrom } from "subnetkit/plugin";
import { crps } from "subnetkit/scoring";
import { describe, expect, it } from "vitest";
import { INTERVALS } from "../../../../../subnets/price-prediction/score/intervals.js";
import { pathLoss } from "../../../../../subnets/price-prediction/score/pathLoss.js";
import { STEPS } from "../../../../../subnets/price-prediction/sizes.js";

const outcome = Float64Array.from({ length: STEPS }, (_, step) => 0.001 * (step % 3));

describe("scored changes", () => {
  it("are 20 days, 4 weeks, 2 fortnights and the whole, none overlapping its like", () => {
    const lengths = INTERVALS.map(({ from, until }) => until - from);
    expect(lengths).toEqual([...Array<number>(20).fill(1), 5, 5, 5, 5, 10, 10, 20]);
    for (const size of [1, 5, 10, 20]) {
      const steps = INTERVALS.filter(({ from, until }) => until - from === size).map(({ from }) => from);
      expect(steps).toEqual(Array.from({ length: STEPS / size }, (_, index) => index * size));
    }
  });
});

describe("the loss of paths", () => {
  it("of one path that is right is 0", () => {
    expect(pathLoss(Float32Array.from(outcome), Float32Array.from(outcome))).toBe(0);
  });

  it("of paths that stand still is the sum of the market's absolute changes, in basis points", () => {
    // 20 days: 6 × (0 + 10 + 20) + 0 + 10; weeks 40 + 60 + 50 + 40; fortnights 100 + 90; the whole 190.
    expect(pathLoss(new Float32Array(3 * STEPS), outcome)).toBeCloseTo(190 + 190 + 190 + 190, 9);
  });

  it("is the sum of the CRPS of every change", () => {
    const random = randomFrom("paths");
    const paths = Array.from({ length: 7 }, () =>
      Array.from({ length: STEPS }, () => Math.fround(0.01 * random.normal())),
    );
    const change = (path: ArrayLike<number>, from: number, until: number): number =>
      Array.from(path)
        .slice(from, until)
        .reduce((sum, step) => sum + step, 0);
    const expected = INTERVALS.reduce((sum, { from, until }) => {
      const ensemble = Float64Array.from(paths, (path) => change(path, from, until));
      return sum + 10_000 * crps(ensemble, change(outcome, from, until));
    }, 0);
    expect(pathLoss(Float32Array.from(paths.flat()), outcome)).toBeCloseTo(expected, 8);
  });
});
