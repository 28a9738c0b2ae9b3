import { encodeCanonical } from "../primitives/codec.js";
import { fail, isSubnetkitError, type ErrorReport } from "../primitives/errors.js";
import { decodeFields, readText } from "./fields.js";
import { protocolErrors } from "./protocolErrors.js";

/** What error and close frames carry: a code for programs and a sentence for people. */
export interface PeerReport {
  readonly code: string;
  readonly reason: string;
}

const MAX_REASON_LENGTH = 300;

export function encodeReport(report: Pick<ErrorReport, "code" | "message">): Uint8Array {
  const reason = report.message.replace(/[^\x20-\x7e]/g, "?").slice(0, MAX_REASON_LENGTH);
  return encodeCanonical({ code: report.code, reason: reason === "" ? "no reason given" : reason });
}

/**
 * Reads the body of an error or close frame.
 *
 * @throws SK1431
 */
export function decodeReport(body: Uint8Array): PeerReport {
  try {
    if (body.length > 2 * MAX_REASON_LENGTH)
      throw fail(protocolErrors.badFrame, { reason: "its report is too long" });
    const fields = decodeFields(body, "report", ["code", "reason"]);
    const code = readText(fields.code, "code", 6);
    if (!/^SK[0-9]{4}$/.test(code)) throw fail(protocolErrors.badFrame, { reason: "its code is not one" });
    return { code, reason: readText(fields.reason, "reason", MAX_REASON_LENGTH) };
  } catch (cause) {
    const reason = isSubnetkitError(cause) ? cause.message : "its report is malformed";
    throw fail(protocolErrors.badFrame, { reason }, cause);
  }
}
