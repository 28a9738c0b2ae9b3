import { assertInRange, finiteScore } from "./checks.js";

/**
 * How much better a loss is than a reference's: `1 − loss / reference` (Murphy 1988). No unit, in (−∞, 1]: 1 without loss, 0 for as
 * good as the reference, negative for worse. A reference is what costs nothing to predict: the mean, the last value, a random walk.
 *
 * Average both losses over many tasks first: a mean of ratios pays luck on easy tasks.
 *
 * @param loss mean loss, in [0, ∞)
 * @param referenceLoss mean loss of the reference on the same tasks, above 0
 * @throws SK3102 outside these ranges · SK3105 too large
 * @example skillScore(0.8, 1) // 0.2: a fifth less loss
 */
export function skillScore(loss: number, referenceLoss: number): number {
  assertInRange("The loss", loss, Number.isFinite(loss) && loss >= 0, "finite and not negative");
  const usable = Number.isFinite(referenceLoss) && referenceLoss > 0;
  assertInRange("The reference's loss", referenceLoss, usable, "finite and above 0");
  return finiteScore("skill score", 1 - loss / referenceLoss);
}

/**
 * A loss as a score: `exp(−loss / scale)`. No unit, in [0, 1], higher is better; a loss of `scale` costs a factor of e.
 *
 * @param scale in the unit of the loss, above 0: about what separates a good answer from a middling one
 * @throws SK3102 outside these ranges
 * @example scoreFromLoss(50, 100) // 0.6065
 */
export function scoreFromLoss(loss: number, scale: number): number {
  assertInRange("The loss", loss, Number.isFinite(loss) && loss >= 0, "finite and not negative");
  assertInRange("The scale", scale, Number.isFinite(scale) && scale > 0, "finite and above 0");
  return Math.exp(-loss / scale);
}
