import { crps } from "subnetkit/scoring";
import { STEPS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import { intervalsOf, usualPlan, type Interval } from "./intervals.js";

const BASIS_POINTS = 10_000;
const DAILY = intervalsOf(usualPlan(STEPS), STEPS);

/** Prices along a path of log-returns, the price at the origin being 1. */
function pricesAlong(increments: ArrayLike<number>, start: number, steps: number): Float64Array {
  const prices = new Float64Array(steps + 1);
  let move = 0;
  prices[0] = 1;
  for (let step = 0; step < steps; step += 1) {
    move += valueAt(increments, start + step);
    prices[step + 1] = Math.exp(move);
  }
  return prices;
}

/** How much the price changes between two steps, as a share. NaN, which no CRPS takes, where there is no such step. */
function changeOf(prices: Float64Array | undefined, from: number, until: number): number {
  return (prices?.[until] ?? Number.NaN) / (prices?.[from] ?? Number.NaN) - 1;
}

/** What the market did after an origin. */
export interface PathOutcome {
  /** Log-returns, one a step. */
  readonly returns: ArrayLike<number>;
  /** 0 where no price was seen at the end of a step; all were if absent. */
  readonly observed?: ArrayLike<number>;
  /** Leading steps that are not scored; none if absent. Changes are counted from the price after them. */
  readonly skip?: number;
}

/**
 * The loss of an ensemble of paths at one origin, in basis points: the CRPS of each scored change in price, `p_until / p_from − 1`, plus
 * the CRPS of the price at the end over the market's price there, all times 10⁴. Changes with an end that was not observed are left out.
 * The rule of the public Synth subnet.
 *
 * @param increments log-returns, row-major [paths, steps]
 * @param intervals which changes are scored; those of four weeks of days if left out
 * @returns undefined when nothing was observed
 */
export function scoredLoss(
  increments: Float32Array,
  { returns, observed, skip = 0 }: PathOutcome,
  intervals: readonly Interval[] = DAILY,
): number | undefined {
  const width = returns.length;
  const steps = width - skip;
  const market = pricesAlong(returns, skip, steps);
  const paths = Array.from({ length: increments.length / width }, (_, path) =>
    pricesAlong(increments, path * width + skip, steps),
  );
  const isKnown = (step: number): boolean => skip + step === 0 || observed?.[skip + step - 1] !== 0;
  const ensemble = new Float64Array(paths.length);
  let loss: number | undefined;
  for (const { from, until } of intervals) {
    if (!isKnown(from) || !isKnown(until)) continue;
    for (let path = 0; path < paths.length; path += 1) ensemble[path] = changeOf(paths[path], from, until);
    loss = (loss ?? 0) + crps(ensemble, changeOf(market, from, until)) * BASIS_POINTS;
  }
  if (isKnown(steps)) {
    const end = valueAt(market, steps);
    for (let path = 0; path < paths.length; path += 1) ensemble[path] = paths[path]?.[steps] ?? Number.NaN;
    loss = (loss ?? 0) + (crps(ensemble, end) / end) * BASIS_POINTS;
  }
  return loss;
}

/** The loss of paths whose whole outcome is known; see `scoredLoss`. */
export function pathLoss(
  increments: Float32Array,
  outcome: ArrayLike<number>,
  intervals: readonly Interval[] = DAILY,
): number {
  return scoredLoss(increments, { returns: outcome }, intervals) ?? 0;
}
