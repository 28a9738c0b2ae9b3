import { decode, encode, Token, Type } from "cborg";
import { fail } from "./errors.js";
import { equalBytes, type Pieces } from "./bytes.js";
import { NOT_PLAIN, readCanonical } from "./canonicalReader.js";
import { writeCanonical, writeCanonicalPieces, writeCanonicalView } from "./canonicalWriter.js";
import { primitiveErrors } from "./primitiveErrors.js";

/**
 * Encodes a value as deterministic CBOR (RFC 8949, section 4.2): the only codec of the project, for extrinsics,
 * frames, tables and dumps. `undefined` is refused; integers from 0 to 2^64-1 may be number or bigint and give equal bytes.
 */
export function encodeCanonical(value: unknown): Uint8Array {
  return writeCanonical(value) ?? encodeGenerally(value);
}

/** The same bytes in pieces: byte strings of 16 KiB and more are the value's own memory, not copied. */
export function encodeCanonicalPieces(value: unknown): Pieces {
  return writeCanonicalPieces(value) ?? [encodeGenerally(value)];
}

/**
 * The same bytes for who is done with them before anything else is encoded: they may be a view of memory that the next encoding writes to.
 */
export function encodeCanonicalView(value: unknown): Uint8Array {
  return writeCanonicalView(value) ?? encodeGenerally(value);
}

function encodeGenerally(value: unknown): Uint8Array {
  return encode(value, { typeEncoders: { undefined: refuseUndefined } });
}

/**
 * Decodes deterministic CBOR. Integers beyond 2^53 come as bigint, smaller ones as number: readers widen where they need to.
 *
 * @param views whether byte strings may be views of `bytes`: for who copies what is to be kept, or owns all of it
 * @throws SK0104 for truncated, trailing, duplicate-keyed, indefinite or non-canonical input
 */
export function decodeCanonical(bytes: Uint8Array, { views = false } = {}): unknown {
  const plain = readCanonical(bytes, views);
  return plain === NOT_PLAIN ? decodeGenerally(bytes) : plain;
}

function decodeGenerally(bytes: Uint8Array): unknown {
  let value: unknown;
  try {
    value = decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      rejectDuplicateMapKeys: true,
    });
  } catch (cause) {
    throw fail(
      primitiveErrors.badEncoding,
      { reason: cause instanceof Error ? cause.message : String(cause) },
      cause,
    );
  }
  // cborg's strict mode checks lengths but not the order of keys: equal bytes are the only full proof.
  if (!equalBytes(encodeGenerally(value), bytes)) {
    throw fail(primitiveErrors.badEncoding, { reason: "keys are not in canonical order" });
  }
  return value;
}

function refuseUndefined(): [Token] {
  throw fail(primitiveErrors.badEncoding, { reason: "undefined has no place in it" });
}

/** Re-exported for codecs that add their own types, such as tensors. */
export { Token, Type };
