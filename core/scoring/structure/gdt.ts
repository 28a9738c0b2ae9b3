import { structurePair } from "./points.js";
import { searchSuperpositions } from "./searchSuperpositions.js";
import { assertStride, type SearchOptions, tmDistanceScale } from "./tmScore.js";

const TOTAL_SCORE = [1, 2, 4, 8];
const HIGH_ACCURACY = [0.5, 1, 2, 4];

/**
 * GDT-TS, the global distance test's total score (Zemla 2003): for each of 1, 2, 4 and 8 ångströms the largest share of residues that one
 * superposition brings within it, averaged. No unit, in [0, 1] (often printed times 100), higher is better.
 *
 * Superpositions come from the search of the TM-score, so the result is a lower bound of the exact maximum, as every program's is.
 * It depends on length: a random model of a short chain scores more than one of a long chain.
 *
 * @param model C-alpha coordinates, row-major [L, 3], ångströms; every residue of the reference, in its order
 * @param reference C-alpha coordinates, row-major [L, 3], ångströms
 * @throws SK3100 no residues · SK3101 not finite · SK3102 stride · SK3103 not the same residues
 */
export function gdtTs(
  model: ArrayLike<number>,
  reference: ArrayLike<number>,
  options: SearchOptions = {},
): number {
  return globalDistanceTest(model, reference, TOTAL_SCORE, options);
}

/** GDT-HA, the same at high accuracy: 0.5, 1, 2 and 4 ångströms. @throws as `gdtTs` */
export function gdtHa(
  model: ArrayLike<number>,
  reference: ArrayLike<number>,
  options: SearchOptions = {},
): number {
  return globalDistanceTest(model, reference, HIGH_ACCURACY, options);
}

function globalDistanceTest(
  model: ArrayLike<number>,
  reference: ArrayLike<number>,
  cutoffs: readonly number[],
  { stride = 1 }: SearchOptions,
): number {
  assertStride(stride);
  const pair = structurePair(model, reference);
  const most = cutoffs.map(() => 0);
  const reach = Math.min(8, Math.max(4.5, tmDistanceScale(pair.size)));
  searchSuperpositions(pair, { reach, stride }, (squared) => {
    cutoffs.forEach((cutoff, index) => {
      const limit = cutoff * cutoff;
      let within = 0;
      for (const value of squared) if (value <= limit) within += 1;
      most[index] = Math.max(most[index] ?? 0, within);
    });
  });
  return most.reduce((sum, within) => sum + within, 0) / (cutoffs.length * pair.size);
}
