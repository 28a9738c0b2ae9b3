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
    return async (_, { chain }, own) => {
      const miner = await own();
      /** How often this UID was asked the same in the round at hand. */
      const times = new Map<string, number>();
      let height = 0;
      return {
        solve: (request, call) => {
          if (chain.head.height !== height) times.clear();
          height = chain.head.height;
          // Honest miners compute anew for each validator, in each round, and when they are asked twice: so does this one.
          const asked = `${call.caller.uid} ${keyOf(request)}`;
          const time = (times.get(asked) ?? 0) + 1;
          times.set(asked, time);
          const key = `${height} ${time} ${asked}`;
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
