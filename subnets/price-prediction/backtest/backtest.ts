import type { ReturnSeries } from "../feed/dailyReturns.js";
import { packWindows } from "../feed/packWindows.js";
import { originsIn, type Period } from "../feed/periods.js";
import { contextAt, outcomeAt } from "../feed/window.js";
import { mean } from "../mean.js";
import { pathLoss } from "../score/pathLoss.js";
import { ORIGINS_PER_TASK, PATHS, STEPS } from "../sizes.js";
import { askMiner } from "./askMiner.js";
import type { Miners, Profile } from "./createMiners.js";
import { skillOver, type Skill } from "./skill.js";

export interface BacktestOptions {
  readonly series: ReturnSeries;
  readonly miners: Miners;
  readonly period: Period;
  /** Bars from one origin to the next. */
  readonly stride: number;
  readonly seed: string;
}

/** How one profile did over all origins. */
export interface BacktestRow extends Skill {
  readonly profile: Profile;
  readonly origins: number;
  /** Mean loss as it is scored: basis points, summed over all scored changes of an origin. */
  readonly lossBp: number;
}

/** Blocks of a quarter: three times as long as an outcome, so that they share little. */
const BLOCK_BARS = 63;

async function lossesOf(
  profile: Profile,
  origins: readonly number[],
  options: BacktestOptions,
): Promise<number[]> {
  const losses: number[] = [];
  for (let start = 0; start < origins.length; start += ORIGINS_PER_TASK) {
    const batch = origins.slice(start, start + ORIGINS_PER_TASK);
    const returns = packWindows(batch.map((origin) => contextAt(options.series, origin)));
    const seed = `${options.seed} ${profile} ${start}`;
    const { increments } = await askMiner(options.miners[profile], { returns }, seed);
    const width = PATHS * STEPS;
    for (const [index, origin] of batch.entries()) {
      const paths = increments.data.subarray(index * width, (index + 1) * width);
      losses.push(pathLoss(paths, outcomeAt(options.series, origin)));
    }
  }
  return losses;
}

/**
 * Asks every profile about origins at a regular distance and scores the answers by what the market then did. Skill is over the random
 * walk; its error comes from blocks of a quarter.
 */
export async function backtest(options: BacktestOptions): Promise<readonly BacktestRow[]> {
  const origins = originsIn(options.series, options.period).filter(
    (_, index) => index % options.stride === 0,
  );
  const blockLength = Math.ceil(BLOCK_BARS / options.stride);
  const baseline = await lossesOf("randomWalk", origins, options);
  const row = (profile: Profile, losses: readonly number[]): BacktestRow => ({
    profile,
    origins: origins.length,
    lossBp: mean(losses),
    ...skillOver(losses, baseline, blockLength),
  });
  return [
    row("neural", await lossesOf("neural", origins, options)),
    row("fhs", await lossesOf("fhs", origins, options)),
    row("garch", await lossesOf("garch", origins, options)),
    row("ewma", await lossesOf("ewma", origins, options)),
    row("randomWalk", baseline),
  ];
}
