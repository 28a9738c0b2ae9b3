import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner } from "../../core/plugin/subnet.js";
import type { Seat } from "../simulate/seat.js";
import { requestKeys } from "./requestKey.js";
import { wholeResponse } from "./wholeResponse.js";

/** What an outsider comes to know of honest miners' answers. */
export interface Leak {
  /** Wraps an honest miner, so that its answers get about, and counts what it computes. */
  watch(miner: Miner<ContractSpec>, seat: Pick<Seat, "uid" | "clock">): Miner<ContractSpec>;
  /** The first answer to this very request, if one was given before `nowMs`. With commit–reveal none is known while the request is open. */
  answerTo(request: unknown, nowMs: number): unknown;
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
  // Of several answers of one moment of virtual time, which is meant must not depend on whose thread was faster.
  const firsts = new Map<string, Given>();
  const keyOf = requestKeys(contract);
  const keepFirst = (answer: Given): void => {
    const first = firsts.get(answer.key);
    const isEarlier =
      first && (answer.atMs < first.atMs || (answer.atMs === first.atMs && answer.uid < first.uid));
    if (!first || isEarlier) firsts.set(answer.key, answer);
  };
  /** The newest last, one of each moment. */
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
        const answer = { atMs: clock.nowMs(), key: keyOf(request), uid, response };
        if (contract.task.commitReveal !== true) keepFirst(answer);
        keep(answer);
        return response;
      },
      dispose: () => miner.dispose?.(),
    }),
    answerTo: (request, nowMs) => {
      const first = firsts.get(keyOf(request));
      return first && first.atMs < nowMs ? first.response : undefined;
    },
    lastAnswer: (request, nowMs) => {
      const own = keyOf(request);
      return given.findLast(({ atMs, key }) => atMs < nowMs && key !== own)?.response;
    },
    get solved() {
      return solved;
    },
  };
}
