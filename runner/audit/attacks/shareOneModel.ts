import type { MinerAttack } from "../attack.js";
import { requestKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";

/** Answers that are kept for the other UIDs. */
const KEPT = 256;

export const shareOneModel: MinerAttack = {
  id: "sybil",
  role: "miner",
  about: "runs three UIDs on one model: computes each answer once and gives it three times",
  measure: "per compute",
  threshold: 1.5,
  count: 3,
  create: ({ subnet, spend }) => {
    const keyOf = requestKeys(subnet.contract);
    const known = new Map<string, Promise<unknown>>();
    return async (_, __, own) => {
      const miner = await own();
      return {
        solve: (request, call) => {
          // Honest miners compute for each validator anew: so does this one.
          const key = `${call.caller.uid} ${keyOf(request)}`;
          const shared = known.get(key);
          if (shared) return shared;
          spend();
          const response = wholeResponse(miner.solve(request, call));
          known.set(key, response);
          for (const [oldest] of known) {
            if (known.size <= KEPT) break;
            known.delete(oldest);
          }
          return response;
        },
      };
    };
  },
};
