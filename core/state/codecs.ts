import { accountFromText, type AccountId } from "../primitives/ss58.js";
import { fail } from "../primitives/errors.js";
import { stateErrors } from "./stateErrors.js";

/**
 * How a value becomes CBOR and back. Both directions check: a value out of its type's range throws SK0201
 * when it is written, and malformed CBOR throws SK0201 when it is read.
 */
export interface Codec<Value> {
  /** What it is made of, as text: two codecs of one shape read what the other wrote. */
  readonly shape: string;
  /** The value as something `encodeCanonical` takes. */
  encode(value: Value): unknown;
  /** The value back from what `decodeCanonical` gave. */
  decode(cbor: unknown): Value;
}

/** The type of value a codec is for: `type Pool = ValueOf<typeof pool>`. */
export type ValueOf<C> = C extends Codec<infer Value> ? Value : never;

/** SK0201, with a short and safe rendering of what was found. */
export function valueMismatch(expected: string, found: unknown): Error {
  return fail(stateErrors.valueMismatch, { expected, found: describe(found) });
}

/** At most 80 characters that name a value of any kind, for error messages. */
export function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    case "number":
    case "boolean":
      return String(value);
    case "bigint":
      return value.toString(16).length > 60 ? "a huge integer" : `${value}n`;
    case "object":
      if (value === null) return "null";
      if (value instanceof Uint8Array) return `${value.length} bytes`;
      return Array.isArray(value) ? `a list of ${value.length}` : "an object";
    default:
      return typeof value;
  }
}

function integer(shape: string, expected: string, min: number, max: number): Codec<number> {
  const check = (value: unknown): number => {
    if (
      typeof value !== "number" ||
      !Number.isSafeInteger(value) ||
      Object.is(value, -0) ||
      value < min ||
      value > max
    ) {
      throw valueMismatch(expected, value);
    }
    return value;
  };
  return { shape, encode: check, decode: check };
}

/** A bigint in a range that CBOR's own integers can hold. */
function bigInteger(shape: string, expected: string, min: bigint, max: bigint): Codec<bigint> {
  const inRange = (value: unknown): bigint => {
    if (typeof value !== "bigint" || value < min || value > max) throw valueMismatch(expected, value);
    return value;
  };
  return {
    shape,
    encode: inRange,
    decode: (cbor) => inRange(typeof cbor === "number" && Number.isSafeInteger(cbor) ? BigInt(cbor) : cbor),
  };
}

const MAX_U64 = (1n << 64n) - 1n;

/** A number from 0 to 65,535. */
export const u16: Codec<number> = integer("u16", "an integer from 0 to 65535", 0, 0xffff);
/** A number from 0 to 2^32-1. */
export const u32: Codec<number> = integer("u32", "an integer from 0 to 2^32-1", 0, 0xffff_ffff);
/** A number from -(2^53-1) to 2^53-1. */
export const safeInt: Codec<number> = integer(
  "i54",
  "a safe integer",
  Number.MIN_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER,
);
/** A bigint from 0 to 2^64-1. */
export const u64: Codec<bigint> = bigInteger("u64", "a bigint from 0 to 2^64-1", 0n, MAX_U64);
/** A bigint from -2^63 to 2^63-1. */
export const i64big: Codec<bigint> = bigInteger(
  "i64",
  "a bigint from -2^63 to 2^63-1",
  -(1n << 63n),
  (1n << 63n) - 1n,
);
/** An amount of TAO or alpha: a bigint of rao from 0 to 2^64-1. */
export const amount: Codec<bigint> = bigInteger("u64", "an amount in rao", 0n, MAX_U64);

/** A bigint of any size and sign, for raw fixed-point bits and shares. Travels as a decimal string. */
export const big: Codec<bigint> = {
  shape: "decimal",
  encode: (value) => {
    if (typeof value !== "bigint") throw valueMismatch("a bigint", value);
    return value.toString();
  },
  decode: (cbor) => {
    if (typeof cbor !== "string" || !/^(0|-?[1-9][0-9]*)$/.test(cbor))
      throw valueMismatch("a decimal integer", cbor);
    return BigInt(cbor);
  },
};

function checkedBy<Value>(
  shape: string,
  expected: string,
  is: (value: unknown) => value is Value,
): Codec<Value> {
  const check = (value: unknown): Value => {
    if (!is(value)) throw valueMismatch(expected, value);
    return value;
  };
  return { shape, encode: check, decode: check };
}

/** A boolean. */
export const flag: Codec<boolean> = checkedBy(
  "boolean",
  "true or false",
  (value) => typeof value === "boolean",
);
/** Well-formed Unicode text. */
export const text: Codec<string> = checkedBy(
  "text",
  "text",
  (value): value is string => typeof value === "string" && isWellFormed(value),
);
/** A byte string. Not to be written to once it is in state. */
export const bytes: Codec<Uint8Array> = checkedBy("bytes", "bytes", (value) => value instanceof Uint8Array);

/** Lone surrogates have no UTF-8 form: two different texts would encode alike. */
export function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}

/** An account, as its SS58 text; SK0102 where that is no address. */
export const account: Codec<AccountId> = {
  shape: "account",
  encode: (value) => value,
  decode: (cbor) => {
    if (typeof cbor !== "string") throw valueMismatch("an account", cbor);
    return accountFromText(cbor);
  },
};

/** A value or undefined; undefined travels as null. For fields of records, not for whole values of a table. */
export function optional<Value extends NonNullable<unknown>>(inner: Codec<Value>): Codec<Value | undefined> {
  return {
    shape: `${inner.shape}?`,
    encode: (value) => (value === undefined ? null : inner.encode(value)),
    decode: (cbor) => (cbor === null ? undefined : inner.decode(cbor)),
  };
}

/** A list of values of one type. */
export function list<Value>(inner: Codec<Value>): Codec<readonly Value[]> {
  return {
    shape: `[${inner.shape}]`,
    encode: (values) => values.map((value) => inner.encode(value)),
    decode: (cbor) => {
      if (!Array.isArray(cbor)) throw valueMismatch("a list", cbor);
      return cbor.map((item) => inner.decode(item));
    },
  };
}

/**
 * An object with these fields and no others. Travels as an array in the order the fields are declared here, so
 * names cost nothing and renaming a field changes no hash; reordering does.
 *
 * @example const pool = record({ taoIn: amount, alphaIn: amount });
 */
export function record<Fields extends object>(fields: {
  readonly [Name in keyof Fields]: Codec<Fields[Name]>;
}): Codec<Readonly<Fields>> {
  // Object.keys is typed string[]; these are the keys of `fields` by construction.
  const names = Object.keys(fields) as (keyof Fields)[];
  return {
    shape: `(${names.map((name) => `${String(name)}:${fields[name].shape}`).join(",")})`,
    encode: (value) => names.map((name) => fields[name].encode(value[name])),
    decode: (cbor) => {
      if (!Array.isArray(cbor) || cbor.length !== names.length)
        throw valueMismatch(`${names.length} fields`, cbor);
      const value: Partial<Fields> = {};
      names.forEach((name, index) => {
        value[name] = fields[name].decode(cbor[index]);
      });
      return value as Fields; // every declared field was just set
    },
  };
}
