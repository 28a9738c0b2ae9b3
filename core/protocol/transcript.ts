import { encodeCanonical } from "../primitives/codec.js";
import { sha256 } from "../primitives/hash.js";
import type { Offer, Role } from "./offer.js";
import { PROTOCOL_VERSION } from "./version.js";

/** What both sides of one session said of themselves. */
export interface Transcript {
  /** Deterministic CBOR of the domain tag and both offers. */
  readonly bytes: Uint8Array;
  /** Its SHA-256. */
  readonly hash: Uint8Array;
}

/** A transcript with both signatures: proves offline, to anyone, who held this session and with which receipt keys. */
export interface SignedTranscript extends Transcript {
  readonly minerSignature: Uint8Array;
  readonly validatorSignature: Uint8Array;
}

export function transcriptOf(minerOffer: Offer, validatorOffer: Offer): Transcript {
  const bytes = encodeCanonical([PROTOCOL_VERSION, minerOffer, validatorOffer]);
  return { bytes, hash: sha256(bytes) };
}

/** What a hotkey signs. The role in the tag keeps a signature from being reflected, even between equal hotkeys. */
export function signingPayload(role: Role, transcript: Transcript): Uint8Array {
  return encodeCanonical([`${PROTOCOL_VERSION} ${role}`, transcript.bytes]);
}
