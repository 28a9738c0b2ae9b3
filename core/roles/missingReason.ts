import type { MissingReason } from "../plugin/subnet.js";
import { roleErrors } from "./roleErrors.js";

const REASONS: ReadonlyMap<string, MissingReason> = new Map([
  [roleErrors.solveFailed.code, "failed"],
  [roleErrors.badResponse.code, "failed"],
  [roleErrors.responseTooLarge.code, "failed"],
  [roleErrors.wrongItems.code, "failed"],
  [roleErrors.expired.code, "late"],
  [roleErrors.overdue.code, "late"],
  [roleErrors.notRevealed.code, "late"],
]);

/** What the code of a miner's error frame means for its answer: unless it tried and failed, it refused. */
export function missingReasonOf(code: string): MissingReason {
  return REASONS.get(code) ?? "refused";
}
