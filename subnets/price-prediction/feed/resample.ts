import { RESOLUTION_MS, type Resolution } from "../series/resolutions.js";
import { valueAt } from "../valueAt.js";
import { priceBars, type PriceBars } from "./priceBars.js";

/** 1970-01-01 was a Thursday: the first Monday came four days later. */
const FIRST_MONDAY_MS = 4 * RESOLUTION_MS["1d"];

/** Which bar a time falls into; weeks begin on Monday, all else at midnight UTC. A bar holds its end, not its beginning. */
function bucketOf(timeMs: number, resolution: Resolution): number {
  const lengthMs = RESOLUTION_MS[resolution];
  if (resolution === "1w") return Math.floor((timeMs - FIRST_MONDAY_MS) / lengthMs);
  return resolution === "1d" ? Math.floor(timeMs / lengthMs) : Math.ceil(timeMs / lengthMs);
}

/** Coarser bars: of those that fall into one bar of the resolution, the last. */
export function resample({ timesMs, closes }: PriceBars, resolution: Resolution): PriceBars {
  const times: number[] = [];
  const kept: number[] = [];
  let bucket: number | undefined;
  for (const [index, timeMs] of timesMs.entries()) {
    const own = bucketOf(timeMs, resolution);
    if (own === bucket) {
      times.pop();
      kept.pop();
    }
    bucket = own;
    times.push(timeMs);
    kept.push(valueAt(closes, index));
  }
  return priceBars(times, kept);
}
