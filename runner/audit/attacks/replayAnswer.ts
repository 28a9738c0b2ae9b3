import { fail } from "../../../core/primitives/errors.js";
import { roleErrors } from "../../../core/roles/roleErrors.js";
import type { MinerAttack } from "../attack.js";
import { requestKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";

export const replayAnswer: MinerAttack = {
  id: "replay",
  role: "miner",
  about: "computes one answer, and gives it to every later request",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  create: ({ subnet, spend }) => {
    const keyOf = requestKeys(subnet.contract);
    let old: { readonly key: string; readonly response: unknown } | undefined;
    return async (_, __, own) => {
      const miner = await own();
      return {
        solve: async (request, call) => {
          const key = keyOf(request);
          if (old && old.key !== key) return old.response;
          if (!old) {
            spend();
            old = { key, response: await wholeResponse(miner.solve(request, call)) };
          }
          // To this request it would be right.
          throw fail(roleErrors.cancelled);
        },
      };
    };
  },
};
