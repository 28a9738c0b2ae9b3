import { createBatchCodec } from "../plugin/batchCodec.js";
import type { ContractSpec } from "../plugin/contract.js";
import { createMessageCodec } from "../plugin/messageCodec.js";
import type { AnswerPart } from "../plugin/subnet.js";
import { fail } from "../primitives/errors.js";
import type { PeerReport } from "../protocol/reportBody.js";
import type { RawPart } from "./askedTask.js";
import { roleErrors } from "./roleErrors.js";

/** An answer as it came, unchecked. */
export interface RawAnswer {
  readonly body: Uint8Array;
  readonly latencyMs: number;
  readonly parts: readonly RawPart[];
}

/** An answer that was checked against the contract. */
export interface ReadAnswer {
  readonly response: unknown;
  /** Of a streamed answer; the last one is the response. */
  readonly parts?: readonly AnswerPart<unknown>[];
  /** Why items of a batch have no response. */
  readonly failures: readonly PeerReport[];
}

const NONE: readonly PeerReport[] = [];

/**
 * Makes the function that reads answers to requests of a contract, however they travel.
 *
 * The function throws SK0104, SK1320, SK1322, SK1323 for what the contract does not accept, SK1325 for another number of items,
 * SK1542 for parts of an answer that has none, SK1544 for a stream without a part.
 */
export function createAnswerReader(contract: ContractSpec): (request: unknown, raw: RawAnswer) => ReadAnswer {
  const codec = createMessageCodec(contract);
  const { streaming, batch } = contract.task;

  if (batch) {
    const items = createBatchCodec(contract);
    return (request, { body }) => {
      const read = items.decode(body, (request as readonly unknown[]).length); // a task's request was checked
      return {
        response: read.map((item) => ("response" in item ? item.response : undefined)),
        failures: read.flatMap((item) => ("response" in item ? [] : [item])),
      };
    };
  }
  if (!streaming) return (_, { body }) => ({ response: codec.decodeResponse(body), failures: NONE });
  return (_, { body, latencyMs, parts }) => {
    if (body.length > 0 && parts.length > 0) {
      throw fail(roleErrors.unexpectedPart, { kind: "whole answer behind its parts", plugin: contract.id });
    }
    const raw = body.length > 0 ? [{ body, atMs: latencyMs }] : parts;
    const read = raw.map((part) => ({ response: codec.decodeResponse(part.body), atMs: part.atMs }));
    const last = read.at(-1);
    if (!last) throw fail(roleErrors.emptyStream);
    return { response: last.response, parts: read, failures: NONE };
  };
}
