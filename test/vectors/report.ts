import type { ErrorReport } from "../../core/primitives/errors.js";
import type { Comparison, Difference } from "./difference.js";

/** How one case went: it passed if nothing differs and it could be run. */
export interface CaseReport {
  readonly name: string;
  readonly comparisons: number;
  readonly differences: readonly Difference[];
  /** Why it couldn't be run to its end. */
  readonly error: ErrorReport | undefined;
}

/** How one file went. */
export interface FileReport {
  /** Relative to the folder that was searched. */
  readonly file: string;
  readonly cases: readonly CaseReport[];
  /** Why it couldn't be run at all; counts as one failed case. */
  readonly error: ErrorReport | undefined;
}

export interface Totals {
  readonly cases: number;
  readonly comparisons: number;
  readonly passed: number;
  readonly failed: number;
}

/** A case that ran. */
export function caseReport(name: string, { comparisons, differences }: Comparison): CaseReport {
  return { name, comparisons, differences, error: undefined };
}

/** A case that couldn't be run. */
export function caseError(name: string, error: ErrorReport): CaseReport {
  return { name, comparisons: 0, differences: [], error };
}

export function hasPassed(report: CaseReport): boolean {
  return report.error === undefined && report.differences.length === 0;
}

/** Counts over several files, or one. */
export function totalsOf(files: readonly FileReport[]): Totals {
  const cases = files.flatMap((file) => file.cases);
  const passed = cases.filter(hasPassed).length;
  const unusable = files.filter((file) => file.error !== undefined).length;
  return {
    cases: cases.length,
    comparisons: cases.reduce((sum, report) => sum + report.comparisons, 0),
    passed,
    failed: cases.length - passed + unusable,
  };
}
