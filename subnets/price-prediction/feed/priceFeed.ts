import type { PriceBars } from "./priceBars.js";

/** Where a series comes from: the port that every adapter implements. */
export interface PriceFeed {
  /** Whether bars keep coming: then only the newest one may be an origin, and outcomes are waited for. */
  readonly isLive: boolean;
  /** All bars that are closed by now, oldest first, at the feed's own resolution or finer than asked for. */
  readonly bars: () => PriceBars;
  /** What time it is for the feed, in milliseconds since 1970: of a live one the server's, which goes on while the server is silent. */
  readonly nowMs: () => number;
  readonly close: () => void;
}

/** A feed of bars that are all known: a past. Answers can be looked up in it, so it is for tests and demonstration. */
export function replayFeed(bars: PriceBars): PriceFeed {
  const lastMs = bars.timesMs.at(-1) ?? 0;
  return { isLive: false, bars: () => bars, nowMs: () => lastMs, close: () => undefined };
}
