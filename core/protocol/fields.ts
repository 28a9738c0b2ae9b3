import { decodeCanonical } from "../primitives/codec.js";
import { fail } from "../primitives/errors.js";
import { protocolErrors } from "./protocolErrors.js";

type Fields<Name extends string> = Readonly<Record<Name, unknown>>;

/**
 * Decodes a map with exactly the given keys.
 *
 * @throws SK1401
 */
export function decodeFields<const Name extends string>(
  bytes: Uint8Array,
  part: string,
  names: readonly Name[],
): Fields<Name> {
  let value: unknown;
  try {
    value = decodeCanonical(bytes);
  } catch (cause) {
    throw fail(protocolErrors.malformed, { part, reason: "it is not deterministic CBOR" }, cause);
  }
  return readFields(value, part, names);
}

/**
 * Checks that a value is a map with exactly the given keys.
 *
 * @throws SK1401
 */
export function readFields<const Name extends string>(
  value: unknown,
  part: string,
  names: readonly Name[],
): Fields<Name> {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Uint8Array) {
    throw fail(protocolErrors.malformed, { part, reason: "it is not a map" });
  }
  if (Object.keys(value).length !== names.length || !names.every((name) => Object.hasOwn(value, name))) {
    throw fail(protocolErrors.malformed, { part, reason: `its keys are not ${names.join(", ")}` });
  }
  return value as Fields<Name>; // Exactly these keys, as checked above; the values stay unknown.
}

/**
 * A printable ASCII text of 1 to `maxLength` characters.
 *
 * @throws SK1401
 */
export function readText(value: unknown, part: string, maxLength: number): string {
  if (typeof value !== "string" || value.length > maxLength || !/^[\x20-\x7e]+$/.test(value)) {
    throw fail(protocolErrors.malformed, {
      part,
      reason: `it is not a printable text of 1 to ${maxLength} characters`,
    });
  }
  return value;
}

/**
 * A byte string of exactly `length` bytes.
 *
 * @throws SK1401
 */
export function readBytes(value: unknown, part: string, length: number): Uint8Array {
  if (!(value instanceof Uint8Array) || value.length !== length) {
    throw fail(protocolErrors.malformed, { part, reason: `it is not a string of ${length} bytes` });
  }
  return value;
}

/**
 * An integer from `min` to `max`, both inclusive and safe.
 *
 * @throws SK1401
 */
export function readInteger(value: unknown, part: string, min: number, max: number): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < min || value > max) {
    throw fail(protocolErrors.malformed, { part, reason: `it is not an integer from ${min} to ${max}` });
  }
  return value;
}
