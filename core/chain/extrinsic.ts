import { roomFor } from "../primitives/byteSlab.js";
import { concatBytes, hexToBytes } from "../primitives/bytes.js";
import { encodeCanonical } from "../primitives/codec.js";
import { sha256Hex } from "../primitives/hash.js";
import type { SignatureScheme } from "../primitives/signatureScheme.js";
import type { AccountId } from "../primitives/ss58.js";
import { encodeCall, type Call } from "./callSchemas.js";

/** The heights an extrinsic is valid for: `birth` and the `lifetime` - 1 blocks after it. */
export interface Era {
  readonly birth: number;
  /** In blocks, 1 to 65,535. */
  readonly lifetime: number;
}

/** What is signed: one call of one account, for one network, once, for a while. */
export interface ExtrinsicBody {
  readonly call: Call;
  readonly signer: AccountId;
  /** 0, 1, 2 … for each signer: an extrinsic is valid only when its nonce is the next one. */
  readonly nonce: number;
  readonly era: Era;
  /** 64 hex digits. */
  readonly genesisHash: string;
  readonly scheme: SignatureScheme;
}

/** A signed extrinsic that is well-formed; whether it is valid is another question. */
export interface Extrinsic extends ExtrinsicBody {
  readonly signature: Uint8Array;
  /** SHA-256 of the signed payload as hex: who signs the same body twice makes the same id. */
  readonly id: string;
  /** The bytes that the signature is of. */
  readonly payload: Uint8Array;
}

/** Longest extrinsic on the wire: ten times a weight vector for 4,096 UIDs would need less. */
export const MAX_EXTRINSIC_BYTES = 65_536;

/** Keeps an extrinsic's signature from being one of anything else that the same key signs. */
const DOMAIN = new TextEncoder().encode("subnetkit/extrinsic/1\n");

/** The body as a map of deterministic CBOR: what travels, less the signature. */
export function encodeBody(body: ExtrinsicBody): Readonly<Record<string, unknown>> {
  const { birth, lifetime } = body.era;
  return {
    call: encodeCall(body.call),
    era: { birth, lifetime },
    genesis: hexToBytes(body.genesisHash),
    nonce: body.nonce,
    scheme: body.scheme,
    signer: body.signer,
  };
}

/** What the signer signs: the domain tag and the encoded body. */
export function signingPayload(body: ExtrinsicBody): Uint8Array {
  return concatBytes(DOMAIN, encodeCanonical(encodeBody(body)));
}

/** The signature's entry in an encoded extrinsic: its key (1 + 9 bytes), then 64 bytes with their header of 2. */
const SIGNATURE_ENTRY_BYTES = 76;
/** The heads of a map of seven entries, and of six. */
const [SIGNED_MAP, BODY_MAP] = [0xa7, 0xa6];

/** What a signature is of, and the id that is its hash. */
export interface SignedPart {
  readonly payload: Uint8Array;
  /** 64 hex digits. */
  readonly id: string;
}

/**
 * The signed part of an encoded extrinsic, cut out of its bytes: "signature" has the longest name and so stands last. The
 * payload equals `signingPayload` of what these bytes decode to, since an encoding is canonical.
 *
 * @returns undefined for bytes that are no extrinsic; others may be none either, which decoding them tells
 */
export function signedPartOf(encoded: Uint8Array): SignedPart | undefined {
  const bodyBytes = encoded.length - SIGNATURE_ENTRY_BYTES;
  if (bodyBytes < 1 || encoded.length > MAX_EXTRINSIC_BYTES || encoded[0] !== SIGNED_MAP) return undefined;
  const payload = roomFor(DOMAIN.length + bodyBytes);
  payload.set(DOMAIN);
  payload.set(encoded.subarray(0, bodyBytes), DOMAIN.length);
  payload[DOMAIN.length] = BODY_MAP;
  return { payload, id: sha256Hex(payload) };
}
