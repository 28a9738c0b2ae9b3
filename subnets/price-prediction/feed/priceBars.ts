/** A market's prices, one a bar, oldest first. */
export interface PriceBars {
  /** When each price was known, in milliseconds since 1970, rising. */
  readonly timesMs: Float64Array;
  /** The last price of each bar; NaN where a live feed had none. */
  readonly closes: Float64Array;
}

/** Wraps two lists of equal length as bars. */
export function priceBars(timesMs: readonly number[], closes: readonly number[]): PriceBars {
  return { timesMs: Float64Array.from(timesMs), closes: Float64Array.from(closes) };
}
