import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { fail, reportOf } from "../../core/primitives/errors.js";
import { runChainFile } from "./chain/runChainFile.js";
import { findVectorFiles } from "./findVectorFiles.js";
import { record } from "./json.js";
import type { CaseReport, FileReport } from "./report.js";
import { vectorErrors } from "./vectorErrors.js";
import { runYumaFile } from "./yuma/runYumaFile.js";

type RunFile = (document: Readonly<Record<string, unknown>>, file: string) => CaseReport[];

const runners: ReadonlyMap<unknown, RunFile> = new Map([
  ["yuma-golden/1", runYumaFile],
  ["chain-golden/1", runChainFile],
]);

/**
 * Runs every vector file below a folder and compares all it says. A file that can't be used is reported, and the
 * others are run nevertheless.
 *
 * @throws SK2401, SK2402 if there is nothing to run
 */
export function runVectors(folder: string): FileReport[] {
  return findVectorFiles(folder).map((path) => runVectorFile(path, folder));
}

/** Runs one vector file, and reports it by its path below the folder. */
export function runVectorFile(path: string, folder: string): FileReport {
  const file = relative(folder, path);
  try {
    return { file, cases: runFile(path, file), error: undefined };
  } catch (error) {
    return { file, cases: [], error: reportOf(error) };
  }
}

function runFile(path: string, file: string): CaseReport[] {
  const document = readDocument(path, file);
  const run = runners.get(document["format"]);
  if (run === undefined) {
    throw fail(vectorErrors.unknownFormat, { file, format: JSON.stringify(document["format"]) ?? "nothing" });
  }
  return run(document, file);
}

function readDocument(path: string, file: string): Readonly<Record<string, unknown>> {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path)));
  } catch (cause) {
    throw fail(
      vectorErrors.unreadable,
      { file, reason: cause instanceof Error ? cause.message : String(cause) },
      cause,
    );
  }
  return record(document, file);
}
