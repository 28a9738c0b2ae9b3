import type { TSchema } from "@sinclair/typebox";
import type { Pieces } from "../primitives/bytes.js";
import { decodeCanonical, encodeCanonical, encodeCanonicalPieces } from "../primitives/codec.js";
import { compileSchema } from "./compileSchema.js";
import { mapMessage } from "./mapMessage.js";
import { tensorBytes, tensorOf } from "./tensorCbor.js";

/** Values of one schema ↔ deterministic CBOR, with tensors as bytes. Both directions check the schema. */
export interface SchemaCodec<T> {
  /** @throws SK1320 when the value is not what the schema says */
  readonly encode: (value: T) => Uint8Array;
  /** The same bytes in pieces: long tensors are the value's own memory, which must not change before the bytes are used. @throws SK1320 */
  readonly encodePieces: (value: T) => Pieces;
  /** @throws SK0104 for bytes that are no deterministic CBOR · SK1322 for a broken tensor · SK1323 for depth · SK1320 for the schema */
  readonly decode: (bytes: Uint8Array) => T;
}

/**
 * The codec of one schema.
 *
 * @param subject what the values are, for errors: "The request of echo"
 */
export function createSchemaCodec<T>(schema: TSchema, subject: string): SchemaCodec<T> {
  const compiled = compileSchema(schema);
  const checked = (value: T): unknown => mapMessage(compiled.check(value, subject), tensorBytes);
  return {
    encode: (value) => encodeCanonical(checked(value)),
    encodePieces: (value) => encodeCanonicalPieces(checked(value)),
    // T is the static type of the schema, by the caller's word.
    decode: (bytes) =>
      compiled.check(mapMessage(decodeCanonical(bytes, { views: true }), tensorOf), subject) as T,
  };
}
