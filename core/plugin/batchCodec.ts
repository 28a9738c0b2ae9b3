import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";
import { fail, isSubnetkitError } from "../primitives/errors.js";
import { compileSchema } from "./compileSchema.js";
import type { ContractSpec } from "./contract.js";
import { mapMessage } from "./mapMessage.js";
import { messageErrors } from "./messageErrors.js";
import { itemFailure, type BatchItem } from "./taskSchemas.js";
import { tensorBytes, tensorOf } from "./tensorCbor.js";

/** Answers to a batch ↔ bytes. An item that breaks the contract costs itself, not the others. */
export interface BatchCodec {
  /** Checks one item's response. @throws SK1320 */
  readonly check: (response: unknown) => unknown;
  /** Encodes items whose responses were checked. */
  readonly encode: (items: readonly BatchItem<unknown>[]) => Uint8Array;
  /**
   * Reads the answer to a batch of `count` items; an item that is none becomes a failure with the code of what is wrong.
   *
   * @throws SK0104 for bytes that are no deterministic CBOR · SK1325 for another number of items, or no list
   */
  readonly decode: (bytes: Uint8Array, count: number) => readonly BatchItem<unknown>[];
}

/** The codec of answers to a contract with batches. */
export function createBatchCodec(contract: ContractSpec): BatchCodec {
  const subject = `The response of ${contract.id}`;
  const response = compileSchema(contract.task.response);
  const failure = compileSchema(itemFailure);

  const readItem = (item: unknown): BatchItem<unknown> => {
    try {
      const value = mapMessage(item, tensorOf);
      if (isResponse(value)) return { response: response.check(value.response, subject) };
      return failure.check(value, subject);
    } catch (error) {
      if (!isSubnetkitError(error)) throw error;
      return { code: error.code, reason: error.message };
    }
  };
  return {
    check: (value) => response.check(value, subject),
    encode: (items) => encodeCanonical(mapMessage(items, tensorBytes)),
    decode: (bytes, count) => {
      const items = decodeCanonical(bytes);
      const given = Array.isArray(items) ? items.length : 0;
      if (!Array.isArray(items) || given !== count) {
        throw fail(messageErrors.wrongCount, { subject, given, expected: count });
      }
      return items.map(readItem);
    },
  };
}

/** An item with any other field beside its response is none. */
function isResponse(value: unknown): value is { readonly response: unknown } {
  return (
    typeof value === "object" && value !== null && "response" in value && Object.keys(value).length === 1
  );
}
