import { reportOf } from "../../../core/primitives/errors.js";
import { checkErrors } from "../checkErrors.js";
import { fail } from "../../../core/primitives/errors.js";
import type { Finding, Rule } from "../rules.js";
import { culpritOf, refusedOf } from "./culprit.js";

/** Where a probe puts what it finds. */
export interface Findings {
  /** A broken rule. `cause`: what was thrown, whose place in the plugin is named; a refused access is found as such. */
  broken(rule: Rule, error: Error, part: string, cause?: unknown): void;
}

/** Names file, code, reason and fix of each finding; one that says the same as an earlier one is left out. */
export function createFindings(entry: string, report: (finding: Finding) => void): Findings {
  const told = new Set<string>();
  const tell = (rule: Rule, error: Error, cause: unknown): void => {
    const { code, message, next } = reportOf(error);
    const key = `${rule} ${code} ${message}`;
    if (told.has(key)) return;
    told.add(key);
    report({ rule, kind: "broken", file: culpritOf(cause, entry), code, reason: message, fix: next });
  };
  return {
    broken: (rule, error, part, cause) => {
      const refused = refusedOf(cause);
      if (!refused) return tell(rule, error, cause);
      const accessRule = refused.permission.startsWith("FileSystem") ? "files" : "processes";
      tell(accessRule, fail(checkErrors.access, { part, ...refused }), cause);
    },
  };
}
