/** The mean of squares; of no values it is NaN. */
export function meanSquare(values: Float32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value * value;
  return total / values.length;
}
