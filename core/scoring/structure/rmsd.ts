import { finiteScore } from "../checks.js";
import { structurePair } from "./points.js";
import { squaredDistances, superpose } from "./superpose.js";

/**
 * The root mean square deviation after the best superposition of all points (Kabsch 1976). In the unit of the coordinates, in [0, ∞),
 * lower is better. One loose end dominates it; prefer `lddt` or `tmScore` for scoring.
 *
 * @param model row-major [n, 3]
 * @param reference row-major [n, 3]
 * @throws SK3100 no points · SK3101 not finite · SK3103 not the same points · SK3105 too large
 */
export function rmsd(model: ArrayLike<number>, reference: ArrayLike<number>): number {
  const pair = structurePair(model, reference);
  const squared = new Float64Array(pair.size);
  squaredDistances(pair, superpose(pair, Array.from(squared.keys())), squared);
  return finiteScore("RMSD", Math.sqrt(squared.reduce((sum, value) => sum + value, 0) / pair.size));
}
