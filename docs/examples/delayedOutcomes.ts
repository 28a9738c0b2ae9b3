import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };
const Digit = Type.Integer({ minimum: 0, maximum: 15 });

/** Delayed outcomes: what is asked for is decided by a later block, and the answers wait for it. */
export const contract = defineContract({
  id: "next-digit",
  version: "1.0.0",
  summary: "Miners bet on the first digit of the seed of a round to come.",
  task: {
    request: Type.Object(
      { aboutHeight: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
      closed,
    ),
    response: Type.Object({ digit: Digit }, closed),
    outcome: Type.Object({ digit: Digit }, closed),
    timeoutMs: 1_000,
    streaming: false,
  },
  models: {},
  profiles: {
    constant: Type.Object({ digit: Type.Integer({ minimum: 0, maximum: 15, default: 7 }) }, closed),
  },
  hyperparameters: {},
});

export const constant = defineMiner(contract, "constant", ({ settings }) => ({
  solve: () => ({ digit: settings.digit }),
}));

export const createValidator = defineValidator(contract, () => ({
  createTasks: ({ height }) => [{ request: { aboutHeight: height + 20 }, scoreAt: height + 20 }],
  outcome: (_, { seed }) => ({ digit: Number.parseInt(seed.slice(0, 1), 16) }),
  score: ({ outcome, answers }) => answers.map(({ response }) => (response?.digit === outcome.digit ? 1 : 0)),
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { constant: () => Promise.resolve(constant) },
  validator: () => Promise.resolve(createValidator),
});
