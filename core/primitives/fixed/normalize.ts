import type { FixedFormat } from "./format.js";

/**
 * Divides every value by the sum of all, so that they add up to one less truncation.
 * A sum of 0 leaves the values as they are. The sum wraps around, see `FixedFormat.sum`.
 *
 * @example normalize(q32, [q32.one, q32.one]) // two halves
 */
export function normalize(format: FixedFormat, values: readonly bigint[]): bigint[] {
  const sum = format.sum(values);
  return sum === 0n ? [...values] : values.map((value) => format.div(value, sum));
}
