import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** Commit–reveal: a guess that nobody can copy, because nobody sees it before everybody has committed to one. */
export const contract = defineContract({
  id: "number-guess",
  version: "1.0.0",
  summary: "Miners commit to a guess before any guess is revealed.",
  task: {
    request: Type.Object({ upTo: Type.Integer({ minimum: 1, maximum: 1_000 }) }, closed),
    response: Type.Object({ guess: Type.Integer({ minimum: 0, maximum: 1_000 }) }, closed),
    secret: Type.Object({ number: Type.Integer({ minimum: 0, maximum: 1_000 }) }, closed),
    timeoutMs: 1_000,
    streaming: false,
    commitReveal: true,
  },
  models: {},
  profiles: {
    fixed: Type.Object({ guess: Type.Integer({ minimum: 0, maximum: 1_000, default: 50 }) }, closed),
  },
  hyperparameters: {},
});

export const fixed = defineMiner(contract, "fixed", ({ settings }) => ({
  solve: ({ upTo }) => ({ guess: Math.min(settings.guess, upTo) }),
}));

export const createValidator = defineValidator(contract, () => ({
  createTasks: () => [{ request: { upTo: 100 }, secret: { number: 40 } }],
  score: ({ request, secret, answers }) =>
    answers.map(({ response }) =>
      response ? Math.max(0, 1 - Math.abs(response.guess - secret.number) / request.upTo) : 0,
    ),
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { fixed: () => Promise.resolve(fixed) },
  validator: () => Promise.resolve(createValidator),
});
