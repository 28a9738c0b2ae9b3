import { mean } from "../mean.js";
import type { Interval } from "./intervals.js";
import { pathLoss } from "./pathLoss.js";

/** Fewer outcomes than this don't say how lively a market is; they then overlap more. */
const LEAST_OUTCOMES = 40;

/**
 * What it costs, on average over a stretch of history, to answer that the price will stand still: the mean loss of one path without
 * moves, in basis points. It grows with the market's liveliness and with how many changes are scored, and makes losses of different
 * assets, resolutions and horizons comparable.
 *
 * @param returns log-returns, at least `steps` of them
 */
export function referenceLoss(returns: Float64Array, steps: number, intervals: readonly Interval[]): number {
  const last = returns.length - steps;
  const stride = Math.max(1, Math.min(steps, Math.floor(last / LEAST_OUTCOMES)));
  const still = new Float32Array(steps);
  const losses: number[] = [];
  for (let origin = 0; origin <= last; origin += stride) {
    losses.push(pathLoss(still, returns.subarray(origin, origin + steps), intervals));
  }
  return mean(losses);
}
