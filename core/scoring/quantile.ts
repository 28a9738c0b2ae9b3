import { assertInRange, finiteValues } from "./checks.js";

/**
 * A quantile of a sample by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). In the unit of the values,
 * between the least and the largest.
 *
 * @param values any order; left as they are
 * @param share in [0, 1]: 0.5 for the median
 * @throws SK3100 empty · SK3101 not finite · SK3102 share
 * @example quantile([5, 1, 3, 2, 4], 0.9) // 4.6
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  assertInRange("The share", share, share >= 0 && share <= 1, "in [0, 1]");
  const sorted = finiteValues("The sample", values).toSorted();
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? 0;
  const part = position - Math.floor(position);
  // Two values can be further apart than a number can say.
  const gap = above - below;
  return Number.isFinite(gap) ? below + gap * part : below * (1 - part) + above * part;
}
