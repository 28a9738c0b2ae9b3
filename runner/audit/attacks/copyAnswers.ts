import { fail } from "../../../core/primitives/errors.js";
import { roleErrors } from "../../../core/roles/roleErrors.js";
import type { MinerAttack } from "../attack.js";

/** How often the copier looks, in parts of the time it has. */
const LOOKS = 40;

export const copyAnswers: MinerAttack = {
  id: "copy",
  role: "miner",
  about:
    "copies an honest miner's answer as soon as it gets about; the newest old one where answers are committed to first",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  create:
    ({ leak, subnet }) =>
    (_, { clock }) => ({
      solve: async (request) => {
        const { timeoutMs, commitReveal } = subnet.contract.task;
        for (let look = 0; look < LOOKS && commitReveal !== true; look += 1) {
          const answer = leak.answerTo(request, clock.nowMs());
          if (answer !== undefined) return answer;
          await clock.sleep(timeoutMs / (LOOKS + 2));
        }
        const stale = leak.lastAnswer(request, clock.nowMs());
        if (stale === undefined) throw fail(roleErrors.cancelled);
        return stale;
      },
    }),
};
