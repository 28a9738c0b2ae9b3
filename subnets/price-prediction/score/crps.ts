/**
 * The continuous ranked probability score of an ensemble against what happened, in the unit of the values; lower is better:
 * `mean|xᵢ − y| − ½ · mean|xᵢ − xⱼ|`, the second mean over all n² pairs (Gneiting & Raftery 2007, eq. 21).
 *
 * Sorting turns the n² pairs into one pass: Σᵢⱼ|xᵢ − xⱼ| = 2 · Σᵢ (2i + 1 − n) · xᵢ for ascending x. Sorts `ensemble` in place.
 *
 * @example crps(Float64Array.of(0, 1), 0) // 0.25
 */
export function crps(ensemble: Float64Array, outcome: number): number {
  const size = ensemble.length;
  let distance = 0;
  let spread = 0;
  let rank = 1 - size;
  for (const value of ensemble.sort()) {
    distance += Math.abs(value - outcome);
    spread += rank * value;
    rank += 2;
  }
  return distance / size - spread / (size * size);
}
