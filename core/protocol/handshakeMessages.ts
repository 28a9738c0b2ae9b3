import { encodeCanonical } from "../primitives/codec.js";
import { fail } from "../primitives/errors.js";
import { decodeFields, readBytes } from "./fields.js";
import { readOffer, type Offer } from "./offer.js";
import { protocolErrors } from "./protocolErrors.js";
import { MAX_HANDSHAKE_BYTES } from "./version.js";

/** Second message, validator → miner. */
export interface Auth {
  readonly offer: Offer;
  /** The validator's hotkey's signature of the transcript, 64 bytes. */
  readonly signature: Uint8Array;
}

/** First message, miner → validator: its offer, unsigned. */
export function encodeHello(offer: Offer): Uint8Array {
  return encodeCanonical({ kind: "hello", offer });
}

/** @throws SK1401, SK1402 */
export function decodeHello(bytes: Uint8Array): Offer {
  const fields = decodeFields(boundedBytes(bytes), "hello", ["kind", "offer"]);
  checkKind(fields.kind, "hello");
  return readOffer(fields.offer);
}

export function encodeAuth(auth: Auth): Uint8Array {
  return encodeCanonical({ kind: "auth", offer: auth.offer, signature: auth.signature });
}

/** @throws SK1401, SK1402 */
export function decodeAuth(bytes: Uint8Array): Auth {
  const fields = decodeFields(boundedBytes(bytes), "auth", ["kind", "offer", "signature"]);
  checkKind(fields.kind, "auth");
  return { offer: readOffer(fields.offer), signature: readBytes(fields.signature, "signature", 64) };
}

/** Third message, miner → validator: its hotkey's signature of the transcript. */
export function encodeReady(signature: Uint8Array): Uint8Array {
  return encodeCanonical({ kind: "ready", signature });
}

/** @throws SK1401, SK1402 */
export function decodeReady(bytes: Uint8Array): Uint8Array {
  const fields = decodeFields(boundedBytes(bytes), "ready", ["kind", "signature"]);
  checkKind(fields.kind, "ready");
  return readBytes(fields.signature, "signature", 64);
}

function boundedBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MAX_HANDSHAKE_BYTES) return bytes;
  throw fail(protocolErrors.handshakeTooLarge, { sizeBytes: bytes.length, limitBytes: MAX_HANDSHAKE_BYTES });
}

function checkKind(kind: unknown, expected: string): void {
  if (kind !== expected)
    throw fail(protocolErrors.malformed, { part: expected, reason: "it is another kind of message" });
}
