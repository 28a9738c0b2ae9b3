import { STEPS } from "../sizes.js";

/** A stretch of a path, in steps: the change from before step `from` to after step `until - 1`. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** The increments that are scored, in bars: a day, a week, two weeks. */
const INCREMENTS = [1, 5, 10];

/**
 * All changes that are scored: for each increment all that do not overlap (20 + 4 + 2), and the whole move. As in the public Synth
 * subnet, whose increments are 5 minutes to 3 hours of a day.
 */
export const INTERVALS: readonly Interval[] = [
  ...INCREMENTS.flatMap((size) =>
    Array.from({ length: STEPS / size }, (_, index) => ({ from: index * size, until: (index + 1) * size })),
  ),
  { from: 0, until: STEPS },
];
