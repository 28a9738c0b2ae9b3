import { fail, reportOf } from "../../../core/primitives/errors.js";
import { anything, fields, listOf, text } from "../json.js";
import { caseError, caseReport, type CaseReport } from "../report.js";
import { vectorErrors } from "../vectorErrors.js";
import { runCase } from "./runCase.js";

/**
 * Runs every case of a `yuma-golden/1` file. A case that can't be run fails, and the others run nevertheless.
 *
 * @throws SK2405 to SK2408 if the file isn't as the schema says
 */
export function runYumaFile(document: Readonly<Record<string, unknown>>, file: string): CaseReport[] {
  const given = fields(document, "");
  for (const key of ["format", "source", "family", "description"]) given.optional(key, text);
  const cases = given.read("cases", listOf(anything));
  given.close();
  if (cases.length === 0) throw fail(vectorErrors.nothingCompared, { path: file });
  return cases.map((content, i) => reportCase(content, `cases[${i}]`));
}

function reportCase(content: unknown, position: string): CaseReport {
  let name = position;
  try {
    const given = fields(content, "");
    name = given.read("name", text);
    given.optional("note", anything);
    const comparison = runCase(given);
    given.close();
    return caseReport(name, comparison);
  } catch (error) {
    return caseError(name, reportOf(error));
  }
}
