import { defineValidator, randomFrom, tensor } from "subnetkit/plugin";
import { contract } from "./contract.js";
import { scoreOf } from "./score.js";
import { drawWave, HISTORY } from "./wave.js";

/** Tasks a round: enough that luck does not decide. */
const TASKS = 8;

/**
 * Draws waves from the round's seed, which nobody knows before its block: no miner can prepare an answer. A miner that runs this very
 * code on the seed afterwards learns the next value, though: replace the waves with something only you, or only the future, knows.
 */
export const createValidator = defineValidator(contract, () => ({
  createTasks: ({ seed }) => {
    const random = randomFrom(seed);
    return Array.from({ length: TASKS }, () => {
      const { history, next } = drawWave(random);
      return { request: { history: tensor("float32", [HISTORY], history) }, secret: { next } };
    });
  },
  // Pure: the same answers have the same scores, whoever asks. A missing answer is worth nothing.
  score: ({ secret, answers }) =>
    answers.map(({ response }) => (response ? scoreOf(response.next, secret.next) : 0)),
}));
