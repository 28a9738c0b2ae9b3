import { assertInRange } from "../checks.js";
import { distanceBetween, structurePair } from "./points.js";

/** How far a distance may be off, in the unit of the coordinates, to count as kept in each of four equal parts. */
const TOLERANCES = [0.5, 1, 2, 4];

export interface Lddt {
  /** Over all distances. */
  readonly score: number;
  /** Over the distances from each point; `undefined` for a point without neighbours in the reference. */
  readonly perPoint: readonly (number | undefined)[];
}

/**
 * The local distance difference test (Mariani et al. 2013) on one atom per residue, C-alpha: of all distances up to `inclusionRadius`
 * in the reference, the share that the model keeps within 0.5, 1, 2 and 4, averaged over these four. No unit, in [0, 1], higher is better.
 *
 * Nothing is superposed, so that domains which move against each other still count as right; a mirror image, though, keeps all
 * distances and scores 1: check handedness apart. The stereochemical checks of the full-atom score don't apply to C-alpha atoms.
 *
 * @param model row-major [n, 3], ångströms; every point of the reference, in its order
 * @param reference row-major [n, 3], ångströms
 * @param inclusionRadius 15 as published
 * @returns a score of 0 when no distance of the reference is within the radius
 * @throws SK3100 no points · SK3101 not finite · SK3102 radius · SK3103 not the same points
 * @example lddt([0, 0, 0, 3.8, 0, 0], [0, 0, 0, 4.5, 0, 0]).score // 0.75: off by 0.7, more than the first tolerance
 */
export function lddt(
  model: ArrayLike<number>,
  reference: ArrayLike<number>,
  { inclusionRadius = 15 }: { readonly inclusionRadius?: number } = {},
): Lddt {
  assertInRange("The inclusion radius", inclusionRadius, inclusionRadius > 0, "above 0");
  const pair = structurePair(model, reference);
  const kept = new Float64Array(pair.size);
  const counted = new Float64Array(pair.size);
  for (let first = 0; first < pair.size; first += 1) {
    for (let second = first + 1; second < pair.size; second += 1) {
      const distance = distanceBetween(pair.reference, first, second);
      if (distance > inclusionRadius) continue;
      const error = Math.abs(distance - distanceBetween(pair.model, first, second));
      const share = TOLERANCES.filter((tolerance) => error <= tolerance).length / TOLERANCES.length;
      for (const point of [first, second]) {
        kept[point] = (kept[point] ?? 0) + share;
        counted[point] = (counted[point] ?? 0) + 1;
      }
    }
  }
  const total = counted.reduce((sum, count) => sum + count, 0);
  return {
    score: total === 0 ? 0 : kept.reduce((sum, share) => sum + share, 0) / total,
    perPoint: Array.from(counted, (count, point) => (count === 0 ? undefined : (kept[point] ?? 0) / count)),
  };
}
