import { CONTEXT_BARS, STEPS } from "../sizes.js";
import type { ReturnSeries } from "./dailyReturns.js";

/** The returns a miner may see at an origin: those before it, oldest first. */
export function contextAt(series: ReturnSeries, origin: number): Float64Array {
  return series.returns.subarray(origin - CONTEXT_BARS, origin);
}

/** What the market did next: the returns from the origin on. */
export function outcomeAt(series: ReturnSeries, origin: number): Float64Array {
  return series.returns.subarray(origin, origin + STEPS);
}
