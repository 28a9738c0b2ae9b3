import { defineValidator } from "subnetkit/plugin";
import { crps, linearWeights, meanScores, scoreFromLoss } from "subnetkit/scoring";
import { contract } from "./contract.js";
import { priceAt } from "./market.js";

export const createValidator = defineValidator(contract, () => ({
  createTasks: ({ height }) => [{ request: { inBlocks: 20 }, scoreAt: height + 20 }],
  outcome: async ({ scoreAt = 0 }) => ({ price: await priceAt(scoreAt) }),
  score: ({ answers, outcome }) =>
    answers.map(({ response }) =>
      response === undefined ? 0 : scoreFromLoss(crps(response.samples.data, outcome.price), 25),
    ),
  weights: (history) => linearWeights(meanScores(history, { windowTasks: 400 })),
}));
