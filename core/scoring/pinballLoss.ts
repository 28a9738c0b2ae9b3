import { fail } from "../primitives/errors.js";
import { assertFinite, assertInRange, assertLength, finiteScore, finiteValues } from "./checks.js";
import { scoringErrors } from "./scoringErrors.js";

/**
 * The pinball (quantile) loss of one predicted quantile: `(τ − 1{y < q}) · (y − q)` (Koenker & Bassett 1978). In the unit of the
 * values, in [0, ∞), lower is better; on average it is least for the true τ-quantile. At τ = 0.5 it is half of the absolute error.
 *
 * @param level τ in (0, 1): 0.9 for the value that should not be exceeded nine times in ten
 * @throws SK3101 not finite · SK3102 level
 * @example pinballLoss(10, 14, 0.9) // 3.6: four too low, where too low was to be rare
 */
export function pinballLoss(quantile: number, outcome: number, level: number): number {
  assertInRange("The level", level, level > 0 && level < 1, "in (0, 1)");
  assertFinite("The quantile", quantile);
  assertFinite("The outcome", outcome);
  const above = outcome - quantile;
  return finiteScore("pinball loss", above >= 0 ? level * above : (level - 1) * above);
}

/**
 * The score of predicted quantiles: the mean over the levels of twice the pinball loss. In the unit of the values, in [0, ∞), lower is
 * better. With levels `(k − ½)/n`, k = 1 to n, it is the CRPS of the ensemble of the quantiles (Bröcker 2012).
 *
 * Quantiles that cross are scored, not refused: each level pays for its own error.
 *
 * @param quantiles one for each level
 * @param levels ascending, in (0, 1)
 * @throws SK3100 empty · SK3101 not finite · SK3102 level · SK3103 length · SK3104 levels don't ascend
 * @example quantileScore([-1, 0, 1], 0, [0.1, 0.5, 0.9]) // 2/3 · (0.1 + 0 + 0.1)
 */
export function quantileScore(
  quantiles: ArrayLike<number>,
  outcome: number,
  levels: ArrayLike<number>,
): number {
  const values = finiteValues("The quantiles", quantiles);
  const at = finiteValues("The levels", levels);
  assertLength("The list of quantiles", values.length, at.length);
  const index = at.findIndex((level, place) => place > 0 && level <= (at[place - 1] ?? 0));
  if (index >= 0) throw fail(scoringErrors.notAscending, { name: "The list of levels", index });
  const total = values.reduce((sum, value, place) => sum + pinballLoss(value, outcome, at[place] ?? 0), 0);
  return finiteScore("quantile score", (2 * total) / values.length);
}
