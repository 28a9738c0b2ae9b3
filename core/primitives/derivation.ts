import { blake2b } from "@noble/hashes/blake2.js";
import { HDKD } from "@scure/sr25519";
import { concatBytes } from "./bytes.js";
import { fail } from "./errors.js";
import { primitiveErrors } from "./primitiveErrors.js";
import type { SecretKey } from "./secretKey.js";

/** One step of a derivation path: `//name` is hard, `/name` soft. */
export interface Junction {
  readonly hard: boolean;
  readonly name: string;
}

/**
 * Reads a derivation path.
 *
 * @throws SK0107
 * @example junctionsOf("//Alice/2") // [{ hard: true, name: "Alice" }, { hard: false, name: "2" }]
 */
export function junctionsOf(path: string): Junction[] {
  if (!/^(\/\/?[^/]+)*$/.test(path)) throw fail(primitiveErrors.badSecretUri, { part: "derivation path" });
  return [...path.matchAll(/(\/\/?)([^/]+)/g)].map(([, slashes, name = ""]) => ({
    hard: slashes === "//",
    name,
  }));
}

/**
 * The secret that a path leads to from another one, as the public chain's wallets derive.
 * A hard step needs the secret; a soft one could be taken with the public key alone, and exists for Sr25519 only.
 *
 * @throws SK0108 for a soft step of an Ed25519 key
 */
export function deriveSecret(secret: SecretKey, path: readonly Junction[]): SecretKey {
  return path.reduce(deriveStep, secret);
}

function deriveStep({ scheme, bytes }: SecretKey, { hard, name }: Junction): SecretKey {
  const code = chainCode(name);
  if (scheme === "sr25519") {
    return { scheme, bytes: hard ? HDKD.secretHard(bytes, code) : HDKD.secretSoft(bytes, code) };
  }
  if (!hard) throw fail(primitiveErrors.softEd25519, { name });
  return { scheme, bytes: blake2b(concatBytes(ED25519_HARD, bytes, code), { dkLen: 32 }) };
}

/** The step's name in SCALE, padded with zeros to 32 bytes, or hashed to 32 if it is longer. A number is a u64. */
function chainCode(name: string): Uint8Array {
  const encoded = isU64(name) ? littleEndianU64(BigInt(name)) : scaleText(name);
  if (encoded.length > 32) return blake2b(encoded, { dkLen: 32 });
  return concatBytes(encoded, new Uint8Array(32 - encoded.length));
}

const isU64 = (name: string): boolean => /^[0-9]+$/.test(name) && BigInt(name) < 1n << 64n;

function littleEndianU64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** UTF-8 after its length as a compact integer: one, two or four bytes, the low two bits telling which. */
function scaleText(text: string): Uint8Array {
  const utf8 = new TextEncoder().encode(text);
  const { length } = utf8;
  if (length < 1 << 6) return concatBytes(Uint8Array.of(length << 2), utf8);
  if (length < 1 << 14) {
    const compact = (length << 2) | 1;
    return concatBytes(Uint8Array.of(compact & 0xff, compact >> 8), utf8);
  }
  throw fail(primitiveErrors.badSecretUri, { part: "derivation path" });
}

const ED25519_HARD = scaleText("Ed25519HDKD");
