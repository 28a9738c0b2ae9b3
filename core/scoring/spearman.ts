import { assertLength } from "./checks.js";
import { ranks } from "./ranks.js";

/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, ties by mean ranks (Spearman 1904). No unit, in [−1, 1]: 1 for the
 * same order, −1 for the reverse. It is 0 where all values of one list are equal: an answer without an order earns nothing by it.
 *
 * @throws SK3100 empty · SK3101 not finite · SK3103 lengths differ
 * @example spearman([1, 2, 3], [10, 20, 15]) // 0.5
 */
export function spearman(predictions: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  assertLength("The list of predictions", predictions.length, outcomes.length);
  const first = ranks(predictions);
  const second = ranks(outcomes);
  const middle = (first.length + 1) / 2;
  let [together, firstSpread, secondSpread] = [0, 0, 0];
  for (const [index, rank] of first.entries()) {
    const a = rank - middle;
    const b = (second[index] ?? middle) - middle;
    together += a * b;
    firstSpread += a * a;
    secondSpread += b * b;
  }
  if (firstSpread === 0 || secondSpread === 0) return 0;
  return Math.min(1, Math.max(-1, together / Math.sqrt(firstSpread * secondSpread)));
}
