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
    let old: { readonly key: string; readonly response: Promise<unknown> } | undefined;
    return async (_, __, own) => {
      const miner = await own();
      return {
        solve: async (request, call) => {
          const key = keyOf(request);
          if (!old) {
            spend();
            // The answer to what was asked first, not the first that is ready: that would depend on the machine.
            old = { key, response: wholeResponse(miner.solve(request, call)) };
          }
          const response = await old.response.catch((error: unknown) => {
            old = undefined;
            throw error;
          });
          // To this request it would be right.
          if (key === old?.key) throw fail(roleErrors.cancelled);
          return response;
        },
      };
    };
  },
};
