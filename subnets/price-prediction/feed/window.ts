import { CONTEXT_BARS, STEPS } from "../sizes.js";
import type { ReturnSeries } from "./returnSeries.js";

/** The returns a miner may see at an origin: those before it, oldest first. */
export function contextAt({ returns }: Pick<ReturnSeries, "returns">, origin: number): Float64Array {
  return returns.subarray(origin - CONTEXT_BARS, origin);
}

/** What the market did next: the returns from the origin on. */
export function outcomeAt(
  { returns }: Pick<ReturnSeries, "returns">,
  origin: number,
  steps = STEPS,
): Float64Array {
  return returns.subarray(origin, origin + steps);
}
