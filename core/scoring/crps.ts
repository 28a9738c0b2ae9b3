import { assertFinite, finiteScore, finiteValues } from "./checks.js";

/**
 * The continuous ranked probability score of an ensemble against what happened: `mean|xᵢ − y| − 1/(2n²) · ΣΣ|xᵢ − xⱼ|`
 * (Gneiting & Raftery 2007, eq. 21). In the unit of the values, in [0, ∞), lower is better; of one value it is the absolute error.
 *
 * It is the score of the distribution that the ensemble *is*, hence proper: on average nobody gains by a spread other than what they
 * believe. The "fair" form with n(n − 1) instead scores the distribution it was drawn from, and over-credits chosen points.
 *
 * Computed as the integral of `(F(x) − 1{x ≥ y})²` over the sorted ensemble, in O(n log n): a sum without negative terms, so that
 * it can't fall below 0 by rounding, nor lose digits where values are large and close together.
 *
 * @param ensemble any order; left as it is
 * @throws SK3100 empty · SK3101 not finite · SK3105 too large
 * @example crps([0, 1], 0) // 0.25
 */
export function crps(ensemble: ArrayLike<number>, outcome: number): number {
  const sorted = finiteValues("The ensemble", ensemble).toSorted();
  assertFinite("The outcome", outcome);
  const size = sorted.length;
  let score = 0;
  let below: number | undefined; // the value before, from which the gap to the next one counts
  let passed = 0; // how many values are at or below `below`
  for (const value of sorted) {
    if (below === undefined) score += Math.max(value - outcome, 0);
    else {
      const before = passed / size;
      const split = Math.min(Math.max(outcome, below), value);
      score += (split - below) * before * before + (value - split) * (1 - before) * (1 - before);
    }
    below = value;
    passed += 1;
  }
  return finiteScore("CRPS", score + Math.max(outcome - (below ?? outcome), 0));
}
