import { fail } from "../../primitives/errors.js";
import { yumaErrors } from "../yumaErrors.js";
import type { EpochTrace } from "./traceEpoch.js";

/** @throws SK0805 for a uid that the epoch had not */
export function checkUid({ params }: EpochTrace, uid: number): void {
  if (Number.isInteger(uid) && uid >= 0 && uid < params.n) return;
  const uids = params.n === 0 ? "none" : params.n === 1 ? "only 0" : `0 to ${params.n - 1}`;
  throw fail(yumaErrors.unknownUid, { uid, uids });
}
