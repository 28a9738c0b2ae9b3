import type { AccountId } from "../primitives/ss58.js";
import { fail } from "../primitives/errors.js";
import { account, describe, isWellFormed, text, u16, u32, u64, type Codec } from "./codecs.js";
import { stateErrors } from "./stateErrors.js";

/**
 * One part of a table's key. `order` is a string of UTF-16 units that sorts (by `<`) as the parts do, and of
 * which none is a prefix of another, so that concatenated parts sort as the tuples do.
 */
export interface KeyPart<Part> {
  /** @throws SK0202 for a value outside the part's range */
  order(part: Part): string;
  /** How the part travels in hashes and dumps. */
  readonly codec: Codec<Part>;
}

function keyMismatch(expected: string, found: unknown): Error {
  return fail(stateErrors.keyMismatch, { expected, found: describe(found) });
}

/** A number from 0 to 65,535: a netuid, a UID, a mechanism. */
export const u16Key: KeyPart<number> = {
  order: (part) => {
    if ((part & 0xffff) !== part) throw keyMismatch("an integer from 0 to 65535", part);
    return String.fromCharCode(part);
  },
  codec: u16,
};

/** A number from 0 to 2^32-1: a height. */
export const u32Key: KeyPart<number> = {
  order: (part) => {
    if (part >>> 0 !== part) throw keyMismatch("an integer from 0 to 2^32-1", part);
    return String.fromCharCode(part >>> 16, part & 0xffff);
  },
  codec: u32,
};

/** A bigint from 0 to 2^64-1. */
export const u64Key: KeyPart<bigint> = {
  order: (part) => {
    if (BigInt.asUintN(64, part) !== part) throw keyMismatch("a bigint from 0 to 2^64-1", part);
    const high = Number(part >> 32n);
    const low = Number(part & 0xffff_ffffn);
    return String.fromCharCode(high >>> 16, high & 0xffff, low >>> 16, low & 0xffff);
  },
  codec: u64,
};

/** SS58 texts of 35 bytes starting with 42 all have this length. */
const ACCOUNT_LENGTH = 48;

/** An account. Base58's alphabet ascends and the length is fixed, so addresses sort as public keys do. */
export const accountKey: KeyPart<AccountId> = {
  order: (part) => {
    if (part.length !== ACCOUNT_LENGTH) throw keyMismatch("an account", part);
    return part;
  },
  codec: account,
};

/** Text of any length, sorted by UTF-16 units. */
export const textKey: KeyPart<string> = {
  order: (part) => {
    if (!isWellFormed(part)) throw keyMismatch("text", part);
    // The terminator sorts below every escaped character, so "a" stays in front of "ab".
    return `${part.replaceAll("\0", "\0\u0001")}\0\0`;
  },
  codec: text,
};
