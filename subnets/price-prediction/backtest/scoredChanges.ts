import { intervalsOf, type Interval } from "../score/intervals.js";
import type { Market } from "./market.js";

/** The changes that a series' score looks at, without the price at the end. */
export function scoredChanges({ spec }: Pick<Market, "spec">): readonly Interval[] {
  return intervalsOf(spec, spec.horizonSteps);
}

/** The changes whose calibration is measured: those that are scored one after the other, and the whole move. */
export function judgedChanges({ spec }: Pick<Market, "spec">): readonly Interval[] {
  return [
    ...intervalsOf({ increments: spec.increments, gaps: [] }, spec.horizonSteps),
    { from: 0, until: spec.horizonSteps },
  ];
}
