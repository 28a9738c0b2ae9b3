import { TORSION_LIMIT } from "../sizes.js";

/** Answers whose torsions differ by less than this, root mean square in steps of 1e-4 radian, are one answer. */
const COPY_STEPS = 300;

export interface DatedAnswer {
  readonly uid: number;
  /** When the answer was committed to. */
  readonly latencyMs: number;
  readonly steps: ArrayLike<number>;
}

/** Places of the answers that repeat an earlier one: of near-copies only the first to be committed counts; of equals, the lower UID. */
export function findCopies(answers: readonly (DatedAnswer | undefined)[]): Set<number> {
  const order = answers
    .flatMap((answer, place) => (answer === undefined ? [] : [{ ...answer, place }]))
    .sort((a, b) => a.latencyMs - b.latencyMs || a.uid - b.uid);
  const copies = new Set<number>();
  for (const [rank, answer] of order.entries()) {
    const isCopy = order
      .slice(0, rank)
      .some(
        (earlier) => !copies.has(earlier.place) && differenceOf(earlier.steps, answer.steps) < COPY_STEPS,
      );
    if (isCopy) copies.add(answer.place);
  }
  return copies;
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
