import { isSubnetkitError, reportOf } from "../../../core/primitives/errors.js";
import { carriedTrace } from "../../neuron/carriedTrace.js";
import { coloursFor } from "./colours.js";

/** Writes code, sentence, the author's own lines and next step to standard error; a stack only for errors that are not ours. */
export function printError(error: unknown): void {
  const colours = coloursFor(process.stderr);
  const report = reportOf(error);
  const lines = [
    `${colours.red(report.code)} ${report.message}`,
    ...carriedTrace(error).map((line) => `  ${line}`),
    `  ${colours.dim("Next:")} ${report.next}`,
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
  if (!isSubnetkitError(error) && error instanceof Error && error.stack) {
    process.stderr.write(`${colours.dim(error.stack)}\n`);
  }
}
