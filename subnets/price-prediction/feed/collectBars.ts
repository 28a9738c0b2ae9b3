import { fail } from "subnetkit/plugin";
import { feedErrors } from "./feedErrors.js";
import { priceBars, type PriceBars } from "./priceBars.js";
import { readTimeMs } from "./readTimeMs.js";

/** A row of a file, before it is checked. */
export interface BarRow {
  readonly time: unknown;
  /** NaN where it is no number. */
  readonly close: number;
}

/**
 * Bars from the rows of a file, oldest first.
 *
 * @param placeOf what the row of an index is called, for errors: "line 2"
 * @throws SK2302 for a row without a time and a positive price, or out of order
 */
export function collectBars(
  rows: Iterable<BarRow>,
  file: string,
  placeOf: (index: number) => string,
): PriceBars {
  const times: number[] = [];
  const closes: number[] = [];
  for (const { time, close } of rows) {
    const bad = (reason: string): Error =>
      fail(feedErrors.malformedRow, { file, place: placeOf(times.length), reason });
    const timeMs = readTimeMs(time);
    if (timeMs === undefined) throw bad("has no time that can be read");
    if (!(close > 0) || close === Infinity) throw bad("has no positive price");
    if (timeMs <= (times.at(-1) ?? -Infinity)) throw bad("is not later than the one before");
    times.push(timeMs);
    closes.push(close);
  }
  return priceBars(times, closes);
}
