import { createHash } from "node:crypto";
import { STATUS_CODES, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex as NodeStream } from "node:stream";
import { fail, type ErrorReport } from "../../core/primitives/errors.js";
import { accountFromText, type AccountId } from "../../core/primitives/ss58.js";
import { transportErrors } from "./transportErrors.js";

/** Header of the upgrade in which a caller names its hotkey. The path's first segment does as well. */
export const HOTKEY_HEADER = "x-subnetkit-hotkey";

/** The protocol's version as a WebSocket subprotocol, whose names may not hold a slash (RFC 6455, section 4.1). */
export const SUBPROTOCOL = "subnetkit.1";

/** What a key is hashed with, so that only who knows WebSockets can answer it, and the one version there is (RFC 6455, sections 1.3 and 4.1). */
const ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
export const WEBSOCKET_VERSION = "13";
/** 16 bytes in base 64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/;

/** How the key of an upgrade request is answered. */
export function acceptOf(key: string): string {
  return createHash("sha1").update(key).update(ACCEPT_SUFFIX).digest("base64");
}

/**
 * The key of an upgrade request.
 *
 * @throws SK1810 when it asks for no WebSocket
 */
export function keyOf({ method, headers }: Pick<IncomingMessage, "method" | "headers">): string {
  const key = headers["sec-websocket-key"] ?? "";
  const isWebSocket = method === "GET" && headers.upgrade?.toLowerCase() === "websocket" && KEY.test(key);
  if (!isWebSocket || headers["sec-websocket-version"] !== WEBSOCKET_VERSION) {
    throw fail(transportErrors.badUpgrade, { reason: `it is no WebSocket of version ${WEBSOCKET_VERSION}` });
  }
  return key;
}

/** Answers an upgrade: from here on the stream carries frames. */
export function acceptUpgrade(stream: NodeStream, key: string): void {
  stream.write(
    [
      `HTTP/1.1 101 ${STATUS_CODES[101] ?? ""}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      `Sec-WebSocket-Accept: ${acceptOf(key)}`,
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}`,
      "\r\n",
    ].join("\r\n"),
  );
}

/** Frees a stream from the habits of HTTP, and puts back what was read too far. */
export function takeOver(stream: Socket, head: Buffer): void {
  stream.setTimeout(0);
  stream.setNoDelay();
  if (head.length > 0) stream.unshift(head);
}

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
