import type { Estimate } from "./bootstrap.js";
import type { Calibration } from "./calibration.js";
import type { Profile } from "./createMiners.js";

/** What a profile rests on. */
export type ProfileKind = "neural" | "statistical" | "baseline";

/** Skill within one calendar year, or month where the whole is no longer than two years. */
export interface PeriodSkill {
  /** "2008" or "2024-02". */
  readonly period: string;
  readonly origins: number;
  /** 1 − mean loss / the baseline's mean loss. */
  readonly skill: number;
}

/** How one profile did in one market. */
export interface ProfileReport {
  readonly profile: Profile;
  readonly kind: ProfileKind;
  /** Mean loss as it is scored: CRPS in basis points, summed over all scored changes of an origin. */
  readonly lossBp: Estimate;
  /** 1 − mean loss / the baseline's mean loss. */
  readonly skill: Estimate;
  readonly periods: readonly PeriodSkill[];
  readonly calibration: readonly Calibration[];
  /** Mean time of a forecast for one origin, on this machine. */
  readonly forecastMs: number;
}

/** The best neural profile beside the best statistical one. */
export interface Comparison {
  readonly neural: Profile;
  readonly statistical: Profile;
  /** Skill of the first less that of the second, origin by origin. */
  readonly difference: Estimate;
}

/** All profiles in one market. */
export interface MarketReport {
  /** As `--assets` has it: "SPX/1d". */
  readonly series: string;
  readonly origins: number;
  /** From one origin to the next. */
  readonly strideBars: number;
  /** Length of the bootstrap's blocks. */
  readonly blockBars: number;
  /** Dates of the first and last origin. */
  readonly from: string;
  readonly until: string;
  readonly profiles: readonly ProfileReport[];
  /** Missing where either kind was not asked. */
  readonly comparison?: Comparison;
}

/** A backtest, as numbers. */
export interface BacktestReport {
  readonly seed: string;
  readonly baseline: Profile;
  readonly replicates: number;
  readonly markets: readonly MarketReport[];
}
