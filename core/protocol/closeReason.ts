import { fail, isSubnetkitError, type ErrorReport, type SubnetkitError } from "../primitives/errors.js";
import { protocolErrors } from "./protocolErrors.js";

/** A WebSocket close frame holds 123 bytes of reason. */
const MAX_REASON_BYTES = 123;

/** An error as the reason of a close: its code and as much of its sentence as fits. */
export function closeReason(report: Pick<ErrorReport, "code" | "message">): string {
  const text = plainText(`${report.code} ${report.message}`);
  return text.length > MAX_REASON_BYTES ? `${text.slice(0, MAX_REASON_BYTES - 3)}...` : text;
}

/** What a peer gave as its reason, safe to print: printable ASCII, short. It is a claim, not a fact. */
export function claimedReason(text: string): string {
  const plain = plainText(text).slice(0, MAX_REASON_BYTES);
  return plain === "" ? "no reason given" : plain;
}

/** A coded error as it is; anything else as a fault of this side, whose details stay here. */
export function codedError(error: unknown): SubnetkitError {
  return isSubnetkitError(error) ? error : fail(protocolErrors.internal, { reason: "see the cause" }, error);
}

function plainText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}
