import { assertInRange } from "../checks.js";
import { structurePair } from "./points.js";
import { searchSuperpositions } from "./searchSuperpositions.js";

export interface SearchOptions {
  /** Distance from one start of a fragment to the next, in points: 1 (the default) is thorough, 4 about four times as fast. */
  readonly stride?: number;
}

/** The distance at which a point counts half, for a chain of so many residues: `1.24 · ∛(L − 15) − 1.8`, and 0.5 at least. In ångströms. */
export function tmDistanceScale(residues: number): number {
  return residues > 15 ? Math.max(0.5, 1.24 * Math.cbrt(residues - 15) - 1.8) : 0.5;
}

/**
 * The TM-score (Zhang & Skolnick 2004) of a model whose residues correspond to the reference's: the largest
 * `1/L · Σ 1 / (1 + (dᵢ / d₀(L))²)` over superpositions, found by the published iterative search, `searchSuperpositions`. No unit, in (0, 1], higher is
 * better: above 0.5 the fold is the same, about 0.17 is chance, whatever the length.
 *
 * A search finds a lower bound of the maximum: two programs may differ in the third digit. A mirror image does not score as the original.
 *
 * @param model C-alpha coordinates, row-major [L, 3], ångströms; every residue of the reference, in its order
 * @param reference C-alpha coordinates, row-major [L, 3], ångströms
 * @throws SK3100 no residues · SK3101 not finite · SK3102 stride · SK3103 not the same residues
 */
export function tmScore(
  model: ArrayLike<number>,
  reference: ArrayLike<number>,
  { stride = 1 }: SearchOptions = {},
): number {
  assertStride(stride);
  const pair = structurePair(model, reference);
  const scale = tmDistanceScale(pair.size);
  const scaleSquared = scale * scale;
  let best = 0;
  searchSuperpositions(pair, { reach: Math.min(8, Math.max(4.5, scale)), stride }, (squared) => {
    let sum = 0;
    for (const value of squared) sum += 1 / (1 + value / scaleSquared);
    best = Math.max(best, sum / pair.size);
  });
  return best;
}

/** @throws SK3102 unless a whole number, 1 or more */
export function assertStride(stride: number): void {
  assertInRange(
    "The stride",
    stride,
    Number.isSafeInteger(stride) && stride >= 1,
    "a whole number, 1 or more",
  );
}
