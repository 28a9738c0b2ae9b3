import { STEPS } from "../sizes.js";

/** A stretch of a path, in steps: the change from before step `from` to after step `until - 1`. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Which changes of a path are scored, in bars. The price at the end of the path is scored beside them. */
export interface ChangePlan {
  /** For each length, all changes of that length that follow each other without overlapping. */
  readonly increments: readonly number[];
  /** For each length, the one change from the origin. */
  readonly gaps: readonly number[];
}

const SLOW_DAY: ChangePlan = { increments: [1, 6, 36], gaps: [] };
const FAST_HOUR: ChangePlan = {
  increments: [1, 2, 5, 15, 30],
  gaps: [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60],
};

/**
 * What is scored of a horizon where nobody says otherwise. Of 288 and 60 bars what the public Synth subnet scores of a day of 5
 * minutes (5 min, 30 min, 3 h) and of an hour of minutes (1, 2, 5, 15, 30 min, and from the origin to each fifth minute). Of others a
 * bar, a quarter and half of the horizon, where these are whole: of four weeks of days a day, a week and two weeks.
 */
export function usualPlan(steps: number): ChangePlan {
  if (steps === 288) return SLOW_DAY;
  if (steps === 60) return FAST_HOUR;
  const parts = [1, steps / 4, steps / 2].filter(
    (size) => Number.isInteger(size) && size < Math.max(steps, 2),
  );
  return { increments: [...new Set(parts)], gaps: [] };
}

/** All changes of a plan, those that don't fit into the horizon left out. */
export function intervalsOf({ increments, gaps }: ChangePlan, steps: number): readonly Interval[] {
  return [
    ...increments.flatMap((size) =>
      Array.from({ length: Math.floor(steps / size) }, (_, index) => ({
        from: index * size,
        until: (index + 1) * size,
      })),
    ),
    ...gaps.filter((size) => size <= steps).map((size) => ({ from: 0, until: size })),
  ];
}

/** What is scored of four weeks of days: 20 days, 4 weeks, 2 fortnights, and the whole move, which is the price at the end. */
export const INTERVALS: readonly Interval[] = [
  ...intervalsOf(usualPlan(STEPS), STEPS),
  { from: 0, until: STEPS },
];
