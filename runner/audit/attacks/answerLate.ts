import type { MinerAttack } from "../attack.js";
import { wholeResponse } from "../wholeResponse.js";

export const answerLate: MinerAttack = {
  id: "late",
  role: "miner",
  about: "answers as an honest miner does, after the deadline",
  measure: "per UID",
  threshold: 0.05,
  count: 1,
  create:
    ({ subnet, spend }) =>
    async (_, { clock }, own) => {
      const miner = await own();
      return {
        solve: async (request, call) => {
          spend();
          const response = await wholeResponse(miner.solve(request, call));
          await clock.sleep(1.5 * subnet.contract.task.timeoutMs);
          return response;
        },
      };
    },
};
