import { fail } from "subnetkit/plugin";
import { originsIn } from "../feed/periods.js";
import { mean } from "../mean.js";
import { backtestErrors } from "./backtestErrors.js";
import { createBootstrap, type Bootstrap } from "./bootstrap.js";
import { calibrationOf } from "./calibration.js";
import { compareKinds } from "./compareKinds.js";
import type { Miners, Profile } from "./createMiners.js";
import type { Market } from "./market.js";
import { kindOf } from "./profileKinds.js";
import type { BacktestReport, MarketReport, PeriodSkill, ProfileReport } from "./report.js";
import { judgedChanges } from "./scoredChanges.js";
import { walkForward, type Judged, type Walk } from "./walkForward.js";

export interface BacktestOptions {
  readonly markets: readonly Market[];
  /** Those to ask; the random walk, which skill is measured against, must be among them. */
  readonly miners: Partial<Miners> & Pick<Miners, "randomWalk">;
  /** First day that is forecast; the first one of a series that its models have not learned from, if left out. */
  readonly from?: string;
  /** Day after the last one; the series' end if left out. */
  readonly until?: string;
  /** Bars from one origin to the next; a tenth of the horizon if left out, more where that were too many origins. */
  readonly strideBars?: number;
  readonly seed: string;
  readonly replicates?: number;
  /** Called before each profile is asked. */
  readonly onProfile?: (series: string, profile: Profile) => void;
}

const REPLICATES = 2_000;

/** Fewer blocks than this say nothing about their scatter. */
const LEAST_BLOCKS = 4;

/** Where nobody says how many. */
const USUAL_ORIGINS = 1_600;

/**
 * Asks every profile about origins at a regular distance, in order of time, and scores the answers by what the market then did. Skill is
 * over the random walk; errors come from a bootstrap of blocks of three horizons.
 *
 * @throws SK3852 when a market has too few origins
 */
export async function backtest(options: BacktestOptions): Promise<BacktestReport> {
  const { seed, replicates = REPLICATES } = options;
  const markets: MarketReport[] = [];
  for (const market of options.markets) markets.push(await backtestMarket(market, replicates, options));
  return { seed, baseline: "randomWalk", replicates, markets };
}

async function backtestMarket(
  market: Market,
  replicates: number,
  options: BacktestOptions,
): Promise<MarketReport> {
  const { miners, seed, onProfile, from = market.spec.from ?? "0000-01-01", until = "9999-12-31" } = options;
  const { horizonSteps } = market.spec;
  const candidates = originsIn(market.series, { from, until }, horizonSteps);
  const usual = Math.max(1, Math.round(horizonSteps / 10), Math.ceil(candidates.length / USUAL_ORIGINS));
  const strideBars = options.strideBars ?? usual;
  const origins = candidates.filter((_, index) => index % strideBars === 0);
  // Three outcomes long and a little more, so that blocks share little: of daily bars a quarter.
  const blockBars = 3 * horizonSteps + 3;
  const blockLength = Math.ceil(blockBars / strideBars);
  const needed = LEAST_BLOCKS * blockLength;
  if (origins.length < needed) {
    const { name: series } = market;
    throw fail(backtestErrors.tooFewOrigins, { series, origins: origins.length, needed, from, until });
  }
  const walks = new Map<Profile, Walk>();
  for (const [profile, miner] of Object.entries(miners) as [Profile, Miners[Profile]][]) {
    onProfile?.(market.name, profile);
    walks.set(profile, await walkForward(miner, market, origins, `${seed} ${profile}`));
  }
  const baseline = walks.get("randomWalk")?.judged ?? [];
  const bootstrap = createBootstrap(origins.length, blockLength, replicates, `${seed} ${market.name}`);
  const profiles = Array.from(walks, ([profile, walk]) => report(market, profile, walk, baseline, bootstrap));
  const comparison = compareKinds(profiles, walks, baseline, bootstrap);
  return {
    series: market.name,
    origins: origins.length,
    strideBars,
    blockBars,
    from: baseline[0]?.date ?? "",
    until: baseline.at(-1)?.date ?? "",
    profiles,
    ...(comparison && { comparison }),
  };
}

const lossesOf = (judged: readonly Judged[]): number[] => judged.map(({ lossBp }) => lossBp);

function report(
  market: Market,
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
    periods: periodsOf(judged, baseline),
    calibration: calibrationOf(
      judgedChanges(market),
      judged.map(({ probabilities }) => probabilities),
      bootstrap,
    ),
    forecastMs,
  };
}

/** By year, or by month where there are no more than two years. */
function periodsOf(judged: readonly Judged[], baseline: readonly Judged[]): readonly PeriodSkill[] {
  const years = new Set(judged.map(({ date }) => date.slice(0, 4)));
  const periodOf = ({ date }: Judged): string => date.slice(0, years.size > 2 ? 4 : 7);
  return [...new Set(judged.map(periodOf))].map((period) => {
    const within = (list: readonly Judged[]): number[] =>
      lossesOf(list.filter((each) => periodOf(each) === period));
    const losses = within(judged);
    return { period, origins: losses.length, skill: 1 - mean(losses) / mean(within(baseline)) };
  });
}
