/** An answer to a task, and when it came. */
export interface DatedAnswer<Value> {
  readonly uid: number;
  /** Until it was complete, or committed to, in milliseconds. */
  readonly latencyMs: number;
  readonly value: Value;
}

/**
 * Places of the answers that are another one over again: of those alike, only the first to come counts, of equally fast ones the lower UID. Whoever sells one
 * computation under several names is paid for one, unless each is made different enough.
 *
 * @param answers those to one task, undefined where there is none
 * @param isCopy whether an answer is so like an earlier one that it can't be a work of its own; what that means is the subnet's to say, and to measure
 * @returns indices into `answers`
 * @example findCopies([{ uid: 3, latencyMs: 9, value: 7 }, { uid: 4, latencyMs: 5, value: 7 }], (a, b) => a === b) // Set { 0 }
 */
export function findCopies<Value>(
  answers: readonly (DatedAnswer<Value> | undefined)[],
  isCopy: (answer: Value, earlier: Value) => boolean,
): ReadonlySet<number> {
  const inOrder = answers
    .flatMap((answer, place) => (answer === undefined ? [] : [{ ...answer, place }]))
    .sort((a, b) => a.latencyMs - b.latencyMs || a.uid - b.uid);
  const copies = new Set<number>();
  const originals: Value[] = [];
  for (const { place, value } of inOrder) {
    if (originals.some((earlier) => isCopy(value, earlier))) copies.add(place);
    else originals.push(value);
  }
  return copies;
}
