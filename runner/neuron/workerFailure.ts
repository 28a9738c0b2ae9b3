import { reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import { clipped } from "./clipped.js";
import { pluginFolder } from "../subnets/pluginFolder.js";
import type { WorkerFailure } from "./messages.js";
import { pluginTrace } from "./pluginTrace.js";

/**
 * What a worker tells of an error: code, sentence, next step, and the plugin's own lines.
 *
 * @param sources URLs of the entry modules of plugins that it may be of; lines of the first that has some
 */
export function workerFailure(error: unknown, ...sources: readonly string[]): WorkerFailure {
  const { code, message, next } = isReport(error) ? error : reportOf(error);
  const report = { code, message: clipped(message), next };
  for (const source of sources) {
    const trace = pluginTrace(error, pluginFolder(source), process.env["SUBNETKIT_STACK"] === "1");
    if (trace.length > 0) return { ...report, trace: trace.map(clipped) };
  }
  return report;
}

/** What the chain or a peer refused comes as a report, and is no error that was thrown. */
function isReport(error: unknown): error is ErrorReport {
  return (
    typeof error === "object" && error !== null && "code" in error && "message" in error && "next" in error
  );
}
