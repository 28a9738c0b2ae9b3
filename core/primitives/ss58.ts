import { blake2b } from "@noble/hashes/blake2.js";
import { base58 } from "@scure/base";
import { concatBytes, equalBytes } from "./bytes.js";
import { fail } from "./errors.js";
import { primitiveErrors } from "./primitiveErrors.js";

/** An account: the SS58 text of a 32-byte public key under prefix 42. Coldkeys and hotkeys are both accounts. */
export type AccountId = string & { readonly __account: unique symbol };

const PREFIX = 42;
const CONTEXT = new TextEncoder().encode("SS58PRE");

function checksum(payload: Uint8Array): Uint8Array {
  return blake2b(concatBytes(CONTEXT, payload), { dkLen: 64 }).slice(0, 2);
}

/** The address of a public key, as the public chain's wallets write it. */
export function accountFromPublicKey(publicKey: Uint8Array): AccountId {
  const payload = concatBytes(Uint8Array.of(PREFIX), publicKey);
  const account = base58.encode(concatBytes(payload, checksum(payload))) as AccountId;
  return (known.get(account) ?? remember(account, publicKey.slice())).account;
}

interface KnownAccount {
  /** One string for all who name the account: what looks it up then need not compare characters. */
  readonly account: AccountId;
  readonly publicKey: Uint8Array;
}

/** Addresses that were right. Decoding one costs 7 µs, and every extrinsic names two or more. */
const known = new Map<string, KnownAccount>();
const KNOWN_LIMIT = 20_000;

function remember(account: AccountId, publicKey: Uint8Array): KnownAccount {
  if (known.size >= KNOWN_LIMIT) known.clear();
  const entry = { account, publicKey };
  known.set(account, entry);
  return entry;
}

/**
 * The 32-byte public key behind an address.
 *
 * @throws SK0102
 */
export function publicKeyFromAccount(account: string): Uint8Array {
  return lookUp(account).publicKey.slice();
}

function lookUp(text: string): KnownAccount {
  return known.get(text) ?? remember(text as AccountId, decodeAddress(text));
}

function decodeAddress(account: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = base58.decode(account);
  } catch (cause) {
    throw fail(primitiveErrors.badAddress, { address: account, reason: "it is not base58" }, cause);
  }
  if (bytes.length !== 35)
    throw fail(primitiveErrors.badAddress, { address: account, reason: "its length is wrong" });
  if (bytes[0] !== PREFIX)
    throw fail(primitiveErrors.badAddress, { address: account, reason: "its prefix is not 42" });
  if (!equalBytes(checksum(bytes.subarray(0, 33)), bytes.subarray(33))) {
    throw fail(primitiveErrors.badAddress, { address: account, reason: "its checksum does not match" });
  }
  return bytes.slice(1, 33);
}

/**
 * Checks an address and types it as an account.
 *
 * @throws SK0102
 */
export function accountFromText(text: string): AccountId {
  return lookUp(text).account;
}

/** Whether a text is an address. */
export function isAccount(text: string): text is AccountId {
  if (known.has(text)) return true;
  try {
    accountFromText(text);
    return true;
  } catch {
    return false;
  }
}
