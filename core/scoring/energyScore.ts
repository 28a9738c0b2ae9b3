import { assertInRange, assertLength, finiteScore, finiteValues } from "./checks.js";

/** Squared Euclidean distance between rows of two row-major tables. */
function squaredDistance(a: Float64Array, aStart: number, b: Float64Array, bStart: number, size: number) {
  let sum = 0;
  for (let axis = 0; axis < size; axis += 1) {
    const difference = (a[aStart + axis] ?? 0) - (b[bStart + axis] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/**
 * The energy score of an ensemble of vectors, CRPS for several dimensions: `mean‖xᵢ − y‖^β − 1/(2n²) · ΣΣ‖xᵢ − xⱼ‖^β` (Gneiting &
 * Raftery 2007, eq. 22). In the unit of the values to the power of β, in [0, ∞), lower is better; strictly proper for 0 < β < 2.
 * O(n² · d). It judges location and spread well and correlation weakly; scale the dimensions alike, or the largest decides.
 *
 * @param ensemble row-major [n, d]
 * @param outcome [d]
 * @throws SK3100 empty · SK3101 not finite · SK3102 β · SK3103 ensemble is not whole vectors · SK3105 too large
 * @example energyScore([0, 0, 3, 4], [0, 0]) // 2.5 − ½ · 2.5 = 1.25
 */
export function energyScore(
  ensemble: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { beta = 1 }: { readonly beta?: number } = {},
): number {
  assertInRange("β", beta, beta > 0 && beta < 2, "in (0, 2)");
  const rows = finiteValues("The ensemble", ensemble);
  const actual = finiteValues("The outcome", outcome);
  const size = actual.length;
  const count = Math.max(1, Math.round(rows.length / size));
  assertLength("The ensemble", rows.length, count * size);
  const power = (squared: number): number => (beta === 1 ? Math.sqrt(squared) : squared ** (beta / 2));
  let [distance, spread] = [0, 0];
  for (let i = 0; i < count; i += 1) {
    distance += power(squaredDistance(rows, i * size, actual, 0, size));
    for (let j = 0; j < i; j += 1) spread += power(squaredDistance(rows, i * size, rows, j * size, size));
  }
  // The score can't be negative; rounding of two nearly equal sums can.
  return finiteScore("energy score", Math.max(0, distance / count - spread / (count * count)));
}
