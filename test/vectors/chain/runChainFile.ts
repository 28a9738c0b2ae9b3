import { basename } from "node:path";
import { fail, reportOf } from "../../../core/primitives/errors.js";
import type { Difference } from "../difference.js";
import { caseError, caseReport, type CaseReport } from "../report.js";
import { vectorErrors } from "../vectorErrors.js";
import { chainComparers, type ChainComparer } from "./registry.js";

const DESCRIPTION = new Set(["format", "source", "what"]);

/**
 * Checks a `chain-golden/1` file. Every entry of every list is a case, named `list[index]`.
 *
 * @throws SK2410 if the file name doesn't tell its kind
 */
export function runChainFile(document: Readonly<Record<string, unknown>>, file: string): CaseReport[] {
  const comparers = comparersFor(file);
  const lists = Object.entries(document).filter(([key]) => !DESCRIPTION.has(key));
  if (lists.length === 0) throw fail(vectorErrors.nothingCompared, { path: file });

  return lists.flatMap(([list, content]) => {
    const comparer = Object.hasOwn(comparers, list) ? comparers[list] : undefined;
    if (comparer === undefined)
      return [caseError(list, reportOf(fail(vectorErrors.noComparer, { list, file })))];
    if (!Array.isArray(content)) return [runEntry(comparer, content, 0, list)];
    return content.map((entry: unknown, i) => runEntry(comparer, entry, i, `${list}[${i}]`));
  });
}

function runEntry(comparer: ChainComparer, entry: unknown, index: number, name: string): CaseReport {
  try {
    const differences: readonly Difference[] = comparer(entry, index);
    return caseReport(name, { comparisons: 1, differences });
  } catch (error) {
    return caseError(name, reportOf(error));
  }
}

/** `burn.json`, but also `burn-2.json` or `more_burn.json`, is checked by the comparers of burn. */
function comparersFor(file: string): Readonly<Record<string, ChainComparer>> {
  const name = basename(file, ".json");
  const families = Object.keys(chainComparers);
  const family = families.find((candidate) => new RegExp(`(^|[^a-z])${candidate}([^a-z]|$)`).test(name));
  const comparers = family === undefined ? undefined : chainComparers[family];
  if (comparers === undefined)
    throw fail(vectorErrors.unknownFamily, { file, families: families.join(", ") });
  return comparers;
}
