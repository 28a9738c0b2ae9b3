/** Steps from one text to the other: a letter more, less or different, or two neighbours swapped. */
function stepsBetween(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const next = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped && row > 1 && column > 1) steps = Math.min(steps, (before[column - 2] ?? 0) + 1);
      next.push(steps);
    }
    [before, last] = [last, next];
  }
  return last[to.length] ?? 0;
}

/** Longer names are no misspellings, and comparing them would take the square of their length. */
const MAX_LENGTH = 64;

/**
 * The known name that somebody probably meant: the one fewest steps away (optimal string alignment distance), case aside, and
 * at most a third of its length; undefined when none is that close.
 *
 * @example nearestName("weigths", ["score", "weights"]) === "weights"
 */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  if (given.length > MAX_LENGTH) return undefined;
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const name of known) {
    const steps = stepsBetween(given.toLowerCase(), name.toLowerCase());
    if (steps <= Math.max(1, Math.floor(name.length / 3)) && steps < fewest)
      [nearest, fewest] = [name, steps];
  }
  return nearest;
}

/** The question after an unknown name, ` (did you mean "weights"?)`, or nothing when no known name is close. */
export function didYouMean(given: string, known: readonly string[]): string {
  const nearest = nearestName(given, known);
  return nearest === undefined ? "" : ` (did you mean "${nearest}"?)`;
}
