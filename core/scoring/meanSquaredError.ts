import { assertLength, finiteScore, finiteValues } from "./checks.js";

/**
 * The mean squared error: `mean (xᵢ − yᵢ)²`. In the unit of the values squared, in [0, ∞), lower is better. On average it is least for
 * the mean of what may happen, so it pays point forecasts of a mean and nothing else.
 *
 * @throws SK3100 empty · SK3101 not finite · SK3103 lengths differ · SK3105 too large
 * @example meanSquaredError([1, 2], [1, 4]) // 2
 */
export function meanSquaredError(predictions: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const predicted = finiteValues("The predictions", predictions);
  const actual = finiteValues("The outcomes", outcomes);
  assertLength("The list of predictions", predicted.length, actual.length);
  const total = predicted.reduce((sum, value, index) => sum + (value - (actual[index] ?? 0)) ** 2, 0);
  return finiteScore("mean squared error", total / predicted.length);
}
