import { fail, randomFrom, type CreateValidator } from "subnetkit/plugin";
import type { contract } from "./contract.js";
import { foldErrors } from "./foldErrors.js";
import { createTask } from "./natives/createTask.js";
import type { Native } from "./natives/native.js";
import { readTargets, TARGETS_FILE } from "./natives/readTargets.js";
import { scoreAnswers } from "./score/scoreAnswers.js";

/** Tasks in a round: these with restraints, and one by the sequence alone. */
const RESTRAINED_TASKS = 2;
/** Longer targets would cost more than a round has time for. */
const LONGEST = 90;
/** What an answer may cost: about a tenth of a second for a chain of 80, since every validator asks every miner. */
const EVALUATIONS = 600;
/** Share of the restraints that is false. */
const DECOY_SHARE = 0.1;

/**
 * Asks about natives that miners don't have, with a part of their contacts, and scores answers by the rest.
 *
 * @throws SK4008 when there are too few targets
 */
export const createValidator: CreateValidator<typeof contract> = async () => {
  const targets = (await readTargets(TARGETS_FILE)).filter(({ sequence }) => sequence.length <= LONGEST);
  const least = RESTRAINED_TASKS + 1;
  if (targets.length < least)
    throw fail(foldErrors.fewTargets, { file: TARGETS_FILE.pathname, count: targets.length, least });
  return {
    createTasks: ({ seed }) => {
      const random = randomFrom(`${seed}/targets`);
      const left = [...targets];
      const drawn: Native[] = [];
      while (drawn.length < RESTRAINED_TASKS + 1) drawn.push(...left.splice(random.integer(left.length), 1));
      return drawn.map((native, at) =>
        createTask(native, {
          hasRestraints: at < RESTRAINED_TASKS,
          decoyShare: DECOY_SHARE,
          evaluations: EVALUATIONS,
          seed: `${seed}/${at}`,
        }),
      );
    },
    score: scoreAnswers,
  };
};
