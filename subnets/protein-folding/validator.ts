import { fileURLToPath } from "node:url";
import { defineValidator, fail, randomFrom } from "subnetkit/plugin";
import { contract } from "./contract.js";
import { foldErrors } from "./foldErrors.js";
import { createTask } from "./natives/createTask.js";
import { drawNatives } from "./natives/drawNatives.js";
import { readNatives } from "./natives/readNatives.js";
import { TARGETS_FILE } from "./natives/readTargets.js";
import { scoreAnswers } from "./score/scoreAnswers.js";
import { MIN_LENGTH } from "./sizes.js";

/** Tasks in a round: these with restraints, and one by the sequence alone. */
const RESTRAINED_TASKS = 2;

/**
 * Asks about natives that miners don't have, with a part of their contacts, and scores answers by the rest.
 *
 * @throws SK4008 when there is no native of the right length · SK4010 when there is nothing to read
 */
export const createValidator = defineValidator(contract, async ({ settings, log }) => {
  const { mostResidues, evaluations, decoyShare } = settings;
  const path = settings.natives ?? fileURLToPath(TARGETS_FILE);
  const all = await readNatives(path, (file, reason) => log.warn("a native was left out", { file, reason }));
  const natives = all.filter(({ sequence }) => sequence.length <= mostResidues);
  if (natives.length === 0) throw fail(foldErrors.noTargets, { path, least: MIN_LENGTH, most: mostResidues });
  return {
    createTasks: ({ seed }) =>
      drawNatives(natives, RESTRAINED_TASKS + 1, randomFrom(`${seed}/targets`)).map((native, at) =>
        createTask(native, {
          hasRestraints: at < RESTRAINED_TASKS,
          decoyShare,
          evaluations,
          seed: `${seed}/${at}`,
        }),
      ),
    score: scoreAnswers,
  };
});
