import { valueAt } from "../valueAt.js";

/** A percentile by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). `share` is in [0, 1]. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = share * (sorted.length - 1);
  const below = valueAt(sorted, Math.floor(position));
  const above = valueAt(sorted, Math.ceil(position));
  return below + (above - below) * (position - Math.floor(position));
}
