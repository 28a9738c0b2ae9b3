import { fail } from "subnetkit/plugin";
import { originsIn, type Period } from "../feed/periods.js";
import { mean } from "../mean.js";
import { backtestErrors } from "./backtestErrors.js";
import { createBootstrap, type Bootstrap } from "./bootstrap.js";
import { calibrationOf } from "./calibration.js";
import { compareKinds } from "./compareKinds.js";
import type { Miners, Profile } from "./createMiners.js";
import type { Market } from "./market.js";
import { kindOf } from "./profileKinds.js";
import type { BacktestReport, MarketReport, PeriodSkill, ProfileReport } from "./report.js";
import { walkForward, type Judged, type Walk } from "./walkForward.js";

export interface BacktestOptions {
  readonly markets: readonly Market[];
  /** Those to ask; the random walk, which skill is measured against, must be among them. */
  readonly miners: Partial<Miners> & Pick<Miners, "randomWalk">;
  readonly period: Period;
  /** Bars from one origin to the next. */
  readonly strideBars: number;
  readonly seed: string;
  readonly replicates?: number;
  /** Called before each profile is asked. */
  readonly onProfile?: (asset: string, profile: Profile) => void;
}

/** Blocks of a quarter: three times as long as an outcome, so that they share little. */
const BLOCK_BARS = 63;
const REPLICATES = 2_000;

/** Fewer blocks than this say nothing about their scatter. */
const LEAST_BLOCKS = 4;

/**
 * Asks every profile about origins at a regular distance, in order of time, and scores the answers by what the market then did. Skill is
 * over the random walk; errors come from a bootstrap of blocks of a quarter.
 *
 * @throws SK3852 when a market has too few origins
 */
export async function backtest(options: BacktestOptions): Promise<BacktestReport> {
  const { seed, strideBars, replicates = REPLICATES } = options;
  const markets: MarketReport[] = [];
  for (const market of options.markets) markets.push(await backtestMarket(market, replicates, options));
  return { seed, baseline: "randomWalk", strideBars, blockBars: BLOCK_BARS, replicates, markets };
}

async function backtestMarket(
  market: Market,
  replicates: number,
  { miners, period, strideBars, seed, onProfile }: BacktestOptions,
): Promise<MarketReport> {
  const origins = originsIn(market.series, period).filter((_, index) => index % strideBars === 0);
  const blockLength = Math.ceil(BLOCK_BARS / strideBars);
  const needed = LEAST_BLOCKS * blockLength;
  if (origins.length < needed) {
    throw fail(backtestErrors.tooFewOrigins, {
      asset: market.asset,
      origins: origins.length,
      needed,
      ...period,
    });
  }
  const walks = new Map<Profile, Walk>();
  for (const [profile, miner] of Object.entries(miners) as [Profile, Miners[Profile]][]) {
    onProfile?.(market.asset, profile);
    walks.set(profile, await walkForward(miner, market, origins, `${seed} ${profile}`));
  }
  const baseline = walks.get("randomWalk")?.judged ?? [];
  const bootstrap = createBootstrap(origins.length, blockLength, replicates, `${seed} ${market.asset}`);
  const profiles = Array.from(walks, ([profile, walk]) => report(profile, walk, baseline, bootstrap));
  const comparison = compareKinds(profiles, walks, baseline, bootstrap);
  return {
    asset: market.asset,
    origins: origins.length,
    from: baseline[0]?.date ?? "",
    until: baseline.at(-1)?.date ?? "",
    profiles,
    ...(comparison && { comparison }),
  };
}

const lossesOf = (judged: readonly Judged[]): number[] => judged.map(({ lossBp }) => lossBp);

function report(
  profile: Profile,
  { judged, forecastMs }: Walk,
  baseline: readonly Judged[],
  bootstrap: Bootstrap,
): ProfileReport {
  const losses = lossesOf(judged);
  return {
    profile,
    kind: kindOf(profile),
    lossBp: bootstrap.estimate([losses], ([loss = 0]) => loss),
    skill: bootstrap.estimate([losses, lossesOf(baseline)], ([loss = 0, level = 1]) => 1 - loss / level),
    periods: yearsOf(judged, baseline),
    calibration: calibrationOf(
      judged.map(({ probabilities }) => probabilities),
      bootstrap,
    ),
    forecastMs,
  };
}

function yearsOf(judged: readonly Judged[], baseline: readonly Judged[]): readonly PeriodSkill[] {
  const years = [...new Set(judged.map(({ date }) => Number(date.slice(0, 4))))];
  return years.map((year) => {
    const within = (list: readonly Judged[]): number[] =>
      lossesOf(list.filter(({ date }) => Number(date.slice(0, 4)) === year));
    const losses = within(judged);
    return { year, origins: losses.length, skill: 1 - mean(losses) / mean(within(baseline)) };
  });
}
