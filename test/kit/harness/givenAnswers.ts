import { createBatchCodec } from "../../../core/plugin/batchCodec.js";
import type { ContractSpec, Response, TaskResponse } from "../../../core/plugin/contract.js";
import { mapMessage } from "../../../core/plugin/mapMessage.js";
import { createMessageCodec } from "../../../core/plugin/messageCodec.js";
import type { AnswerPart, MissingReason } from "../../../core/plugin/subnet.js";
import { tensorBytes } from "../../../core/plugin/tensorCbor.js";
import { encodeCanonical } from "../../../core/primitives/codec.js";
import { EMPTY_BODY } from "../../../core/protocol/frames.js";
import type { RawAnswer } from "../../../core/roles/answerReader.js";

/** An answer that a test gives to a validator: bytes as on the wire, or why there are none. */
export type GivenAnswer = { readonly raw: RawAnswer } | { readonly missing: MissingReason };

/** Makes the answers of a test. Who gave which is decided by their order: UIDs from 1. */
export interface AnswerMaker<C extends ContractSpec> {
  /** @param latencyMs 0 if left out */
  readonly answer: (response: TaskResponse<C>, latencyMs?: number) => GivenAnswer;
  /** An answer in parts, with the time at which each came. */
  readonly streamed: (parts: readonly AnswerPart<Response<C>>[]) => GivenAnswer;
  /** No answer: "late" if left out. */
  readonly missing: (reason?: MissingReason) => GivenAnswer;
  /** Whatever a miner might send: where the contract accepts it, it is an answer, otherwise a malformed one. */
  readonly malformed: (value: unknown, latencyMs?: number) => GivenAnswer;
}

const FAILED_ITEM = { code: "SK1501", reason: "the test left this item out" };

/** Answers to tasks of a contract. */
export function createAnswerMaker<C extends ContractSpec>(contract: C): AnswerMaker<C> {
  const codec = createMessageCodec<ContractSpec>(contract);
  const batch = contract.task.batch && createBatchCodec(contract);
  const raw = (body: Uint8Array, latencyMs: number): GivenAnswer => ({ raw: { body, latencyMs, parts: [] } });

  const malformed: AnswerMaker<C>["malformed"] = (value, latencyMs = 0) => {
    try {
      return raw(encodeCanonical(mapMessage(value, tensorBytes)), latencyMs);
    } catch {
      // Nothing that could travel: a byte that begins nothing stands for it.
      return raw(Uint8Array.of(0xff), latencyMs);
    }
  };
  const encode = (response: TaskResponse<C>): Uint8Array => {
    if (!batch) return codec.encodeResponse(response);
    const items: readonly unknown[] = Array.isArray(response) ? response : [];
    return batch.encode(items.map((item) => (item === undefined ? FAILED_ITEM : { response: item })));
  };
  return {
    malformed,
    answer: (response, latencyMs = 0) => {
      try {
        return raw(encode(response), latencyMs);
      } catch {
        return malformed(response, latencyMs);
      }
    },
    streamed: (parts) => ({
      raw: {
        body: EMPTY_BODY,
        latencyMs: parts.at(-1)?.atMs ?? 0,
        parts: parts.map(({ response, atMs }) => ({ body: codec.encodeResponse(response), atMs })),
      },
    }),
    missing: (reason = "late") => ({ missing: reason }),
  };
}
