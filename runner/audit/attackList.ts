import type { Attack } from "./attack.js";
import { answerAtRandom } from "./attacks/answerAtRandom.js";
import { answerConstantly } from "./attacks/answerConstantly.js";
import { answerGarbage } from "./attacks/answerGarbage.js";
import { answerLate } from "./attacks/answerLate.js";
import { copyAnswers } from "./attacks/copyAnswers.js";
import { knowTheTasks } from "./attacks/knowTheTasks.js";
import { replayAnswer } from "./attacks/replayAnswer.js";
import { shareOneModel } from "./attacks/shareOneModel.js";
import * as byValidators from "./attacks/validatorAttacks.js";

/** Every attack, in the order in which they are told. */
export const attackList: readonly Attack[] = [
  copyAnswers,
  replayAnswer,
  answerAtRandom,
  answerConstantly,
  answerLate,
  answerGarbage,
  shareOneModel,
  knowTheTasks,
  byValidators.copyWeights,
  byValidators.copyCommittedWeights,
  byValidators.collude,
  byValidators.selfDeal,
  byValidators.staleWeights,
  byValidators.setRandomWeights,
  byValidators.staySilent,
];
