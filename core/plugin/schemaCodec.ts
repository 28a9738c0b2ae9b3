import type { TSchema } from "@sinclair/typebox";
import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";
import { compileSchema } from "./compileSchema.js";
import { mapMessage } from "./mapMessage.js";
import { tensorBytes, tensorOf } from "./tensorCbor.js";

/** Values of one schema ↔ deterministic CBOR, with tensors as bytes. Both directions check the schema. */
export interface SchemaCodec<T> {
  /** @throws SK1320 when the value is not what the schema says */
  readonly encode: (value: T) => Uint8Array;
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
  return {
    encode: (value) => encodeCanonical(mapMessage(compiled.check(value, subject), tensorBytes)),
    // T is the static type of the schema, by the caller's word.
    decode: (bytes) =>
      compiled.check(mapMessage(decodeCanonical(bytes, { views: true }), tensorOf), subject) as T,
  };
}
