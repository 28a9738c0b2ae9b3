import { fail, reportOf } from "../../../core/primitives/errors.js";
import { checkErrors } from "../checkErrors.js";
import type { Finding, Rule } from "../rules.js";
import { culpritOf, refusalOf, refusedOf, type Refused } from "./culprit.js";
import type { FromProbe } from "./messages.js";
import type { SeenRefusal } from "./watchRefusals.js";

/** Where a probe puts what it finds. */
export interface Findings {
  /** Says what is looked at from now on: what a hang is in, and what a person who waits sees. */
  begin(rule: Rule, what: string): void;
  /** A broken rule. `cause`: what was thrown, whose place in the plugin is named; a refused access is found as such. */
  broken(rule: Rule, error: Error, part: string, cause?: unknown): void;
  /** An access that was refused, whatever the plugin then made of the error. */
  refused(refusal: SeenRefusal): void;
  /** Rules that could not be looked at; they are not kept for that. */
  undecided(...rules: readonly Rule[]): void;
}

/**
 * Names file, code, reason and fix of each finding; one that says the same as an earlier one is left out.
 *
 * @param folder the plugin's
 */
export function createFindings(
  entry: string,
  folder: string,
  report: (message: Extract<FromProbe, { kind: "step" | "finding" | "undecided" }>) => void,
): Findings {
  const told = new Set<string>();
  const seen = new WeakSet();
  const tell = (rule: Rule, error: Error, cause: unknown): void => {
    const { code, message, next } = reportOf(error);
    const key = `${rule} ${code} ${message}`;
    if (told.has(key)) return;
    told.add(key);
    const file = culpritOf(cause, entry, folder);
    const finding: Finding = { rule, kind: "broken", file, code, reason: message, fix: next };
    report({ kind: "finding", finding });
  };
  const tellRefused = (refusal: object, place: unknown): void => {
    const refused = refusedOf(refusal);
    if (!refused || seen.has(refusal)) return;
    seen.add(refusal);
    tell(refused.permission.startsWith("FileSystem") ? "files" : "processes", accessError(refused), place);
  };
  const undecided: Findings["undecided"] = (...rules) => report({ kind: "undecided", rules });
  return {
    begin: (rule, what) => report({ kind: "step", rule, what }),
    broken: (rule, error, _part, cause) => {
      const refusal = refusalOf(cause);
      if (!refusal) return tell(rule, error, cause);
      tellRefused(refusal, cause);
      undecided(rule);
    },
    refused: ({ error, stack }) => tellRefused(error, { stack }),
    undecided,
  };
}

/** What was touched, and what to do instead. */
function accessError({ permission, resource }: Refused): Error {
  switch (permission) {
    case "FileSystemRead":
      return fail(checkErrors.reads, { path: resource });
    case "FileSystemWrite":
      return fail(checkErrors.writes, { path: resource });
    case "ChildProcess":
      return fail(checkErrors.startsProcess);
    case "WorkerThreads":
      return fail(checkErrors.startsWorker);
    default:
      return fail(checkErrors.access, { permission, resource: resource && ` (${resource})` });
  }
}
