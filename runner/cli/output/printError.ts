import { isSubnetkitError, reportOf } from "../../../core/primitives/errors.js";
import { coloursFor } from "./colours.js";

/** Writes code, sentence and next step to standard error; a stack only for errors that are not ours. */
export function printError(error: unknown): void {
  const colours = coloursFor(process.stderr);
  const report = reportOf(error);
  process.stderr.write(
    `${colours.red(report.code)} ${report.message}\n  ${colours.dim("Next:")} ${report.next}\n`,
  );
  if (!isSubnetkitError(error) && error instanceof Error && error.stack) {
    process.stderr.write(`${colours.dim(error.stack)}\n`);
  }
}
