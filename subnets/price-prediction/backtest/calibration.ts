import type { Interval } from "../score/intervals.js";
import { mean } from "../mean.js";
import { valueAt } from "../valueAt.js";
import type { Bootstrap, Estimate } from "./bootstrap.js";

/** Central intervals whose coverage is measured. */
export const COVERAGE_LEVELS = [0.5, 0.8, 0.95] as const;

/** Bars of the histograms. */
export const HISTOGRAM_CELLS = 20;

/** How often the market came where the forecast said, for changes over one number of bars. */
export interface Calibration {
  /** Length of the changes. */
  readonly bars: number;
  /** Share of probability integral transforms in each of HISTOGRAM_CELLS equal parts of [0, 1]; all alike when calibrated. */
  readonly histogram: readonly number[];
  /** How often the market came within the central interval of each level. */
  readonly coverage: readonly { readonly level: number; readonly share: Estimate }[];
}

/** Probability integral transforms [origins][changes] to histograms and coverage, by length of the change, ascending. */
export function calibrationOf(
  changes: readonly Interval[],
  probabilities: readonly (readonly number[])[],
  bootstrap: Bootstrap,
): readonly Calibration[] {
  const lengths = [...new Set(changes.map(({ from, until }) => until - from))].sort((a, b) => a - b);
  return lengths.map((bars) => {
    const columns = changes.flatMap(({ from, until }, index) => (until - from === bars ? [index] : []));
    const rows = probabilities.map((row) => columns.map((index) => valueAt(row, index)));
    const histogram = Array.from({ length: HISTOGRAM_CELLS }, (_, cell) =>
      mean(rows.map((row) => mean(row.map((value) => Number(cellOf(value) === cell))))),
    );
    const coverage = COVERAGE_LEVELS.map((level) => {
      const within = rows.map((row) => mean(row.map((value) => Number(Math.abs(value - 0.5) <= level / 2))));
      return { level, share: bootstrap.estimate([within], ([share = 0]) => share) };
    });
    return { bars, histogram, coverage };
  });
}

const cellOf = (value: number): number => Math.min(HISTOGRAM_CELLS - 1, Math.floor(value * HISTOGRAM_CELLS));
