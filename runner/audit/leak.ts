import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner } from "../../core/plugin/subnet.js";
import type { Seat } from "../simulate/seat.js";
import { requestKeys } from "./requestKey.js";
import { wholeResponse } from "./wholeResponse.js";

/** What an outsider comes to know of honest miners' answers. */
export interface Leak {
  /** Wraps an honest miner, so that its answers get about, and counts what it computes. */
  watch(miner: Miner<ContractSpec>, seat: Pick<Seat, "uid" | "clock">): Miner<ContractSpec>;
  /** An answer to this very request, if one is known. With commit–reveal none is while the request is open. */
  answerTo(request: unknown): unknown;
  /** The newest answer to another request that was given before `nowMs`. */
  lastAnswer(request: unknown, nowMs: number): unknown;
  /** Requests that honest miners solved. */
  readonly solved: number;
}

/** An answer that got about. */
interface Given {
  readonly atMs: number;
  /** The request's key. */
  readonly key: string;
  readonly uid: number;
  readonly response: unknown;
}

/** Moments of which an answer is kept. */
const MOMENTS = 8;

/**
 * Answers leak as soon as they are given, the worst case for a subnet: by a miner's gossip, or a validator's. Where the contract has
 * answers committed to first, an answer to an open request is of no use: it would have had to be known before it was revealed.
 */
export function createLeak(contract: ContractSpec): Leak {
  const answers = new Map<string, unknown>();
  const keyOf = requestKeys(contract);
  /** The newest last, one of each moment of virtual time: which of several that is must not depend on whose thread was faster. */
  const given: Given[] = [];
  const keep = (answer: Given): void => {
    const last = given.at(-1);
    if (last?.atMs !== answer.atMs) given.push(answer);
    else if (answer.key > last.key || (answer.key === last.key && answer.uid > last.uid))
      given.splice(-1, 1, answer);
    if (given.length > MOMENTS) given.shift();
  };
  let solved = 0;
  return {
    // Without solveBatch: one by one, each answer is seen.
    watch: (miner, { uid, clock }) => ({
      solve: async (request, call) => {
        solved += 1;
        const response = await wholeResponse(miner.solve(request, call));
        const key = keyOf(request);
        if (contract.task.commitReveal !== true) answers.set(key, response);
        keep({ atMs: clock.nowMs(), key, uid, response });
        return response;
      },
      dispose: () => miner.dispose?.(),
    }),
    answerTo: (request) => answers.get(keyOf(request)),
    lastAnswer: (request, nowMs) => {
      const own = keyOf(request);
      return given.findLast(({ atMs, key }) => atMs < nowMs && key !== own)?.response;
    },
    get solved() {
      return solved;
    },
  };
}
