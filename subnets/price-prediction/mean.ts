/** The arithmetic mean; of no values it is NaN. */
export function mean(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total / values.length;
}
