import type { ContractSpec } from "../../core/plugin/contract.js";
import type { Miner } from "../../core/plugin/subnet.js";
import { requestKeys } from "./requestKey.js";
import { wholeResponse } from "./wholeResponse.js";

/** What an outsider comes to know of honest miners' answers. */
export interface Leak {
  /** Wraps an honest miner, so that its answers get about, and counts what it computes. */
  watch(miner: Miner<ContractSpec>): Miner<ContractSpec>;
  /** An answer to this very request, if one is known. With commit–reveal none is while the request is open. */
  answerTo(request: unknown): unknown;
  /** The newest answer to another request. */
  lastAnswer(): unknown;
  /** Requests that honest miners solved. */
  readonly solved: number;
}

/**
 * Answers leak as soon as they are given, the worst case for a subnet: by a miner's gossip, or a validator's. Where the contract has
 * answers committed to first, an answer to an open request is of no use: it would have had to be known before it was revealed.
 */
export function createLeak(contract: ContractSpec): Leak {
  const answers = new Map<string, unknown>();
  const keyOf = requestKeys(contract);
  let last: unknown;
  let solved = 0;
  return {
    // Without solveBatch: one by one, each answer is seen.
    watch: (miner) => ({
      solve: async (request, call) => {
        solved += 1;
        const response = await wholeResponse(miner.solve(request, call));
        if (contract.task.commitReveal !== true) answers.set(keyOf(request), response);
        last = response;
        return response;
      },
      dispose: () => miner.dispose?.(),
    }),
    answerTo: (request) => answers.get(keyOf(request)),
    lastAnswer: () => last,
    get solved() {
      return solved;
    },
  };
}
