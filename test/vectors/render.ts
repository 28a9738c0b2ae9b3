import type { ErrorReport } from "../../core/primitives/errors.js";
import { hasPassed, totalsOf, type CaseReport, type FileReport } from "./report.js";

/** One line per file, one per failing case below it, and the sum alone on the last line. */
export function renderText(files: readonly FileReport[]): string {
  const nameWidth = Math.max(...files.map(({ file }) => file.length));
  const lines = files.flatMap((file) => {
    const { cases, comparisons, passed, failed } = totalsOf([file]);
    const counts = [
      count(cases, 6, "cases"),
      count(comparisons, 9, "comparisons"),
      count(passed, 6, "passed"),
      count(failed, 6, "failed"),
    ];
    return [
      `${file.file.padEnd(nameWidth)}${counts.join("")}`,
      ...problemsOf(file).map((problem) => `  ${problem}`),
    ];
  });
  const { passed, failed } = totalsOf(files);
  return [...lines, `${passed} passed, ${failed} failed`].join("\n");
}

/** The same as one JSON document, with the differing cases only. */
export function renderJson(files: readonly FileReport[]): string {
  const documents = files.map((report) => ({
    file: report.file,
    ...totalsOf([report]),
    ...(report.error === undefined ? {} : { error: report.error }),
    failures: report.cases
      .filter((one) => !hasPassed(one))
      .map(({ name, differences, error }) => ({
        case: name,
        ...(error === undefined ? { differences: differences.length, first: differences[0] } : { error }),
      })),
  }));
  return JSON.stringify({ ...totalsOf(files), files: documents }, null, 2);
}

function count(value: number, width: number, what: string): string {
  return `${String(value).padStart(width + 2)} ${what}`;
}

function problemsOf(file: FileReport): string[] {
  const own = file.error === undefined ? [] : [errorText(file.error)];
  return [...own, ...file.cases.filter((report) => !hasPassed(report)).map(caseText)];
}

function caseText({ name, differences, error }: CaseReport): string {
  if (error !== undefined) return `${name}: ${errorText(error)}`;
  const [first] = differences;
  if (first === undefined) return name;
  const more = differences.length > 1 ? ` (and ${differences.length - 1} more)` : "";
  return `${name}: ${first.path}: expected ${first.expected}, actual ${first.actual}${more}`;
}

function errorText({ code, message, next }: ErrorReport): string {
  return `${code} ${message} ${next}`;
}
