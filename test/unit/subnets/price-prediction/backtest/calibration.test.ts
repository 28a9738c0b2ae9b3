import { randomFrom } from "subnetkit/plugin";
import { describe, expect, it } from "vitest";
import { createBootstrap } from "../../../../../subnets/price-prediction/backtest/bootstrap.js";
import {
  calibrationOf,
  type Calibration,
} from "../../../../../subnets/price-prediction/backtest/calibration.js";
import { probabilities } from "../../../../../subnets/price-prediction/backtest/probability.js";
import { INTERVALS } from "../../../../../subnets/price-prediction/score/intervals.js";
import { STEPS } from "../../../../../subnets/price-prediction/sizes.js";

const random = randomFrom("calibration");
const PATHS = 60;
const ORIGINS = 400;

/** Forecasts whose deviation is `spread` times the market's. */
function calibrationWith(spread: number): readonly Calibration[] {
  const rows = Array.from({ length: ORIGINS }, () =>
    probabilities(
      Float32Array.from({ length: PATHS * STEPS }, () => spread * random.normal()),
      Array.from({ length: STEPS }, () => random.normal()),
      INTERVALS,
      random,
    ),
  );
  return calibrationOf(INTERVALS, rows, createBootstrap(ORIGINS, 1, 200, "test"));
}

const coverageOf = (calibration: readonly Calibration[], bars: number): number[] =>
  calibration.find((each) => each.bars === bars)?.coverage.map(({ share }) => share.value) ?? [];

describe("where the market came among the paths", () => {
  const paths = Float32Array.from(
    [-0.03, -0.01, 0.01, 0.03].flatMap((first) => [first, ...zeros(STEPS - 1)]),
  );
  const steps = (first: number): number[] => [first, ...zeros(STEPS - 1)];

  it("is the share of paths below it, and a draw within its own rank", () => {
    // One path of four below: ranks 1 to 2 of 5.
    const [day = 0] = probabilities(paths, steps(-0.02), INTERVALS, random);
    expect(day).toBeGreaterThanOrEqual(1 / 5);
    expect(day).toBeLessThan(2 / 5);
    const [above = 0] = probabilities(paths, steps(0.5), INTERVALS, random);
    expect(above).toBeGreaterThanOrEqual(4 / 5);
    expect(above).toBeLessThan(1);
  });

  it("is drawn over the whole range where all moves are equal", () => {
    const last = Array.from(
      { length: 200 },
      () => probabilities(paths, steps(0), INTERVALS, random)[STEPS - 1] ?? 0,
    );
    expect(Math.min(...last)).toBeLessThan(0.1);
    expect(Math.max(...last)).toBeGreaterThan(0.9);
  });

  function zeros(count: number): number[] {
    return Array<number>(count).fill(0);
  }
});

describe("calibration", () => {
  it("is measured for each length of change", () => {
    expect(calibrationWith(1).map(({ bars }) => bars)).toEqual([1, 5, 10, 20]);
  });

  it("of the true distribution: even histograms, and coverage as promised", () => {
    const calibration = calibrationWith(1);
    for (const { histogram } of calibration) {
      expect(histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    // 8,000 daily values: each of 20 cells holds 5 % with a deviation of 0.24 %.
    expect(Math.max(...(calibration[0]?.histogram ?? []))).toBeLessThan(0.06);
    expect(Math.min(...(calibration[0]?.histogram ?? []))).toBeGreaterThan(0.04);
    const [half = 0, eighty = 0, most = 0] = coverageOf(calibration, 1);
    expect(half).toBeCloseTo(0.5, 1);
    expect(Math.abs(eighty - 0.8)).toBeLessThan(0.02);
    expect(Math.abs(most - 0.95)).toBeLessThan(0.02);
  });

  it("shows a forecast that is too wide, and one that is too narrow", () => {
    // The normal distribution within ±0.674 · 2 and ±0.674 / 2 deviations: 82 % and 26 %.
    expect(coverageOf(calibrationWith(2), 1)[0]).toBeCloseTo(0.82, 1);
    expect(coverageOf(calibrationWith(0.5), 1)[0]).toBeCloseTo(0.26, 1);
    const narrow = calibrationWith(0.5)[0]?.histogram ?? [];
    expect(narrow[0]).toBeGreaterThan(0.1);
  });
});
