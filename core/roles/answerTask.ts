import { createBatchCodec, type BatchCodec } from "../plugin/batchCodec.js";
import { createMessageCodec } from "../plugin/messageCodec.js";
import type { IncomingTask } from "../plugin/roleHooks.js";
import type { Call } from "../plugin/subnet.js";
import type { Pieces } from "../primitives/bytes.js";
import { fail, reportOf } from "../primitives/errors.js";
import type { MinerOptions } from "./minerOptions.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";
import { DEFAULT_MESSAGE_BYTES, maxMessageBytesOf } from "./sessionLimits.js";
import { checkItems, itemFailureOf, itemOf, solveBatch, type SolvedItem } from "./solveBatch.js";
import { solveTask } from "./solveTask.js";

/** One task's circumstances, as far as answering it goes. */
export interface Answering {
  callFor(item?: number): Call;
  sendPart(body: Uint8Array): Promise<void>;
  /** Throws when the task has ended. */
  assertInTime(): void;
}

/** Requests as they come, answers as they leave. */
export interface Answerer {
  /** @throws SK1507 */
  readonly decode: (body: Uint8Array) => unknown;
  /**
   * Has the plugin solve a request and encodes what it made of it; empty when all of it was sent in parts. Where a contract allows large messages, what is long stays
   * where the plugin has it.
   *
   * @throws SK1501 the plugin failed, SK1502 or SK1512 its answer is not what the contract allows; what a hook threw
   */
  readonly answer: (incoming: IncomingTask, answering: Answering) => Promise<Pieces>;
}

/** Prepares a miner's work: codecs are made once. */
export function createAnswerer(options: MinerOptions): Answerer {
  const { contract, miner, hooks, onFailure } = options;
  const plugin = contract.id;
  const codec = createMessageCodec(contract);
  const batch = contract.task.batch && createBatchCodec(contract);

  const encodeWith = <Encoded>(encode: (response: unknown) => Encoded, response: unknown): Encoded => {
    try {
      return encode(response);
    } catch (cause) {
      throw fail(roleErrors.badResponse, { plugin, reason: reasonOf(cause) }, cause);
    }
  };
  const encodeWhole: (response: unknown) => Pieces =
    maxMessageBytesOf(contract) > DEFAULT_MESSAGE_BYTES
      ? codec.encodeResponsePieces
      : (response) => [codec.encodeResponse(response)];

  const answerBatch = async (
    items: BatchCodec,
    incoming: IncomingTask,
    answering: Answering,
  ): Promise<Pieces> => {
    const requests = incoming.request as readonly unknown[]; // the contract has batches, and its schema accepted it
    const solved = await solveBatch(contract, miner, requests, answering, onFailure);
    return [items.encode((await batchThroughHook(solved, incoming)).map((item) => checked(items, item)))];
  };
  /** A hook sees a batch as scoring will: responses, with `undefined` for what failed. */
  const batchThroughHook = async (
    solved: readonly SolvedItem[],
    incoming: IncomingTask,
  ): Promise<readonly SolvedItem[]> => {
    if (!hooks) return solved;
    const before = solved.map((item) => ("response" in item ? item.response : undefined));
    const after = checkItems(contract, await hooks.response(before, incoming), solved.length);
    return solved.map((item, index) =>
      after[index] === undefined && !("response" in item) ? item : itemOf(contract, after[index]),
    );
  };
  const checked = (items: BatchCodec, item: SolvedItem): SolvedItem => {
    if (!("response" in item)) return item;
    try {
      return { response: items.check(item.response) };
    } catch (cause) {
      return itemFailureOf(
        reportOf(fail(roleErrors.badResponse, { plugin, reason: reasonOf(cause) }, cause)),
      );
    }
  };

  return {
    decode: (body) => {
      try {
        return codec.decodeRequest(body);
      } catch (cause) {
        throw fail(roleErrors.badRequest, { plugin, reason: reasonOf(cause) }, cause);
      }
    },
    answer: async (incoming, answering) => {
      if (batch) return answerBatch(batch, incoming, answering);
      const whole = await solveTask(contract, miner, incoming.request, answering.callFor(), async (part) => {
        const response = hooks ? await hooks.response(part, incoming) : part;
        await answering.sendPart(encodeWith(codec.encodeResponse, response));
      });
      if (!whole) return [];
      return encodeWith(encodeWhole, hooks ? await hooks.response(whole.response, incoming) : whole.response);
    },
  };
}
