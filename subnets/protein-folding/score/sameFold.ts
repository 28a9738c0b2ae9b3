import { TORSION_LIMIT } from "../sizes.js";

/** Answers whose torsions differ by less than this, root mean square in steps of 1e-4 radian, are one answer. */
const COPY_STEPS = 300;

/** Whether two answers, as torsions in steps, are one and the same but for small changes. */
export function isSameFold(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return differenceOf(a, b) < COPY_STEPS;
}

/** The root mean square difference of two answers' torsions, around the circle; infinite for other lengths. */
function differenceOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  const turn = 2 * TORSION_LIMIT;
  let sum = 0;
  // The first phi and the last psi move nothing that is scored.
  for (let at = 1; at < a.length - 1; at++) {
    const difference = Math.abs((a[at] ?? 0) - (b[at] ?? 0));
    sum += Math.min(difference, turn - difference) ** 2;
  }
  return Math.sqrt(sum / Math.max(1, a.length - 2));
}
