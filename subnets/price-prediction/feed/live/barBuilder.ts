import { priceBars, type PriceBars } from "../priceBars.js";

/** Makes bars of ticks. A bar holds its end: a tick at 12:05:00.000 belongs to the five minutes before. */
export interface BarBuilder {
  /** A price; times never fall. */
  readonly tick: (timeMs: number, price: number) => void;
  /** Time has come so far: bars that end before it are closed. */
  readonly advance: (timeMs: number) => void;
  /** Ticks are missing since the last one: whatever bar ends before the next tick may have ended with one of them. */
  readonly lose: () => void;
  /** End of the newest closed bar; 0 before the first. */
  readonly closedMs: () => number;
  /** All closed bars, oldest first. NaN where no price was seen. */
  readonly bars: () => PriceBars;
}

/**
 * @param resolutionMs length of a bar, counted from 1970
 * @param maxBars how many are kept, the newest
 */
export function createBarBuilder(resolutionMs: number, maxBars: number): BarBuilder {
  const times: number[] = [];
  const closes: number[] = [];
  let openEnd: number | undefined;
  let price = Number.NaN;
  let isUnsure = false;
  const endOf = (timeMs: number): number => Math.ceil(timeMs / resolutionMs) * resolutionMs;

  const closeUntil = (timeMs: number): void => {
    if (openEnd === undefined) return;
    if (timeMs - openEnd > maxBars * resolutionMs) {
      // A silence longer than everything that is kept: begin anew.
      times.length = 0;
      closes.length = 0;
      openEnd = endOf(timeMs);
      price = Number.NaN;
    }
    while (openEnd < timeMs) {
      times.push(openEnd);
      closes.push(isUnsure ? Number.NaN : price);
      price = Number.NaN;
      openEnd += resolutionMs;
    }
    if (times.length <= 2 * maxBars) return;
    times.splice(0, times.length - maxBars);
    closes.splice(0, closes.length - maxBars);
  };

  return {
    tick: (timeMs, next) => {
      openEnd ??= endOf(timeMs);
      closeUntil(timeMs);
      isUnsure = false;
      price = next;
    },
    advance: closeUntil,
    lose: () => {
      isUnsure = true;
    },
    closedMs: () => times.at(-1) ?? 0,
    bars: () => priceBars(times, closes),
  };
}
