import { valueAt } from "../valueAt.js";
import type { PriceBars } from "./priceBars.js";

/** A market's history: the log-return of each bar beside when it was known. */
export interface ReturnSeries {
  /** In milliseconds since 1970, rising. */
  readonly timesMs: Float64Array;
  readonly returns: Float64Array;
  /** 1 where the bar's price was observed, 0 where a live feed had none; all were if absent. */
  readonly observed?: Uint8Array;
}

/** The day of a bar in UTC, as an ISO date. */
export function dayOf({ timesMs }: Pick<ReturnSeries, "timesMs">, index: number): string {
  return new Date(valueAt(timesMs, index)).toISOString().slice(0, 10);
}

/**
 * Log-returns of bars. A bar without a price has return 0, and the next price the whole move since the last one. Bars before the first
 * price are left out.
 */
export function returnSeries({ timesMs, closes }: PriceBars): ReturnSeries {
  const first = closes.findIndex((close) => !Number.isNaN(close));
  const length = first < 0 ? 0 : closes.length - first - 1;
  const returns = new Float64Array(length);
  const observed = new Uint8Array(length);
  let last = closes[first] ?? Number.NaN;
  for (let index = 0; index < length; index += 1) {
    const close = valueAt(closes, first + 1 + index);
    if (Number.isNaN(close)) continue;
    returns[index] = Math.log(close / last);
    observed[index] = 1;
    last = close;
  }
  return { timesMs: timesMs.slice(closes.length - length), returns, observed };
}
