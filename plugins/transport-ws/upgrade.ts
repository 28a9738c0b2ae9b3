import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Duplex as NodeStream } from "node:stream";
import { fail, type ErrorReport } from "../../core/primitives/errors.js";
import { accountFromText, type AccountId } from "../../core/primitives/ss58.js";
import { transportErrors } from "./transportErrors.js";

/** Header of the upgrade in which a caller names its hotkey. The path's first segment does as well. */
export const HOTKEY_HEADER = "x-subnetkit-hotkey";

/** The protocol's version as a WebSocket subprotocol, whose names may not hold a slash (RFC 6455, section 4.1). */
export const SUBPROTOCOL = "subnetkit.1";

/**
 * The hotkey that an upgrade request names; an unproven claim.
 *
 * @throws SK1810 when it names none, or another protocol
 */
export function callerOf({ headers, url }: Pick<IncomingMessage, "headers" | "url">): AccountId {
  const protocols = headers["sec-websocket-protocol"] ?? "";
  if (!protocols.split(",").some((protocol) => protocol.trim() === SUBPROTOCOL)) {
    throw fail(transportErrors.badUpgrade, { reason: `the subprotocol ${SUBPROTOCOL} is missing` });
  }
  const header = headers[HOTKEY_HEADER];
  const named = typeof header === "string" ? header : (url?.split(/[/?]/)[1] ?? "");
  try {
    return accountFromText(named.slice(0, 64));
  } catch (cause) {
    throw fail(transportErrors.badUpgrade, { reason: "it names no hotkey" }, cause);
  }
}

/** Answers an upgrade with an HTTP status and the reason as JSON, and ends the connection. */
export function refuseUpgrade(stream: NodeStream, status: number, report: ErrorReport): void {
  const body = refusalBody(report);
  stream.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Refused"}`,
      "Connection: close",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
    () => stream.destroy(),
  );
}

/** A refusal as it travels in an HTTP body. */
export function refusalBody({ code, message, next }: ErrorReport): string {
  return JSON.stringify({ code, message, next });
}
