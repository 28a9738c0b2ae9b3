import type { Estimate } from "../../../../subnets/price-prediction/backtest/bootstrap.js";
import type {
  BacktestReport,
  ProfileKind,
  ProfileReport,
} from "../../../../subnets/price-prediction/backtest/report.js";

const around = (value: number): Estimate => ({
  value,
  standardError: 0.01,
  low: value - 0.02,
  high: value + 0.02,
});

function profile(name: ProfileReport["profile"], kind: ProfileKind, skill: number): ProfileReport {
  return {
    profile: name,
    kind,
    lossBp: around(2_000 * (1 - skill)),
    skill: around(skill),
    periods: [2008, 2009].map((year) => ({
      period: String(year),
      origins: 60,
      skill: skill - 0.01 * (year - 2008),
    })),
    calibration: [1, 20].map((bars) => ({
      bars,
      histogram: Array<number>(20).fill(0.05),
      coverage: [0.5, 0.8, 0.95].map((level) => ({ level, share: around(level) })),
    })),
    forecastMs: 0.5,
  };
}

/** A report of three profiles in one market, made up. */
export function backtestReport(difference: Estimate = around(0.01)): BacktestReport {
  return {
    seed: "<seed>",
    baseline: "randomWalk",
    replicates: 2_000,
    markets: [
      {
        series: "SPX/1d",
        origins: 120,
        strideBars: 2,
        blockBars: 63,
        from: "2008-01-02",
        until: "2009-12-30",
        profiles: [
          profile("neural", "neural", 0.05),
          profile("fhs", "statistical", 0.04),
          profile("randomWalk", "baseline", 0),
        ],
        comparison: { neural: "neural", statistical: "fhs", difference },
      },
    ],
  };
}
