import { CONTEXT_BARS, STEPS } from "../sizes.js";
import { firstAtOrAfter } from "./firstAtOrAfter.js";
import type { ReturnSeries } from "./returnSeries.js";

/** Days from `from` (inclusive) to `until` (exclusive), as ISO dates, in UTC. */
export interface Period {
  readonly from: string;
  readonly until: string;
}

/** The model learns from these years… */
export const TRAINING: Period = { from: "2000-01-01", until: "2006-01-01" };

/** …is chosen by these… */
export const VALIDATION: Period = { from: "2006-01-01", until: "2008-01-01" };

/** …and is asked about these alone: no bar of them was seen by training or by the choice of the model. */
export const HELD_OUT: Period = { from: "2008-01-01", until: "9999-12-31" };

/**
 * The origins of a period, in order of time. An origin is the index of the first return to be predicted; the whole outcome lies
 * in the period and the whole context in the series. Contexts may reach back into the period before.
 *
 * @param steps bars of the outcome
 */
export function originsIn(
  { timesMs }: Pick<ReturnSeries, "timesMs">,
  period: Period,
  steps = STEPS,
): readonly number[] {
  const first = Math.max(firstAtOrAfter(timesMs, Date.parse(period.from)), CONTEXT_BARS);
  const end = firstAtOrAfter(timesMs, Date.parse(period.until));
  return Array.from({ length: Math.max(0, end - steps + 1 - first) }, (_, index) => first + index);
}
