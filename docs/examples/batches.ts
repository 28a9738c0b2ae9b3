import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** Batches: one message carries up to eight words, and each is answered, fails and scores for itself. */
export const contract = defineContract({
  id: "word-lengths",
  version: "1.0.0",
  summary: "Miners count the letters of words, eight at a time.",
  task: {
    request: Type.Object({ word: Type.String({ maxLength: 64 }) }, closed),
    response: Type.Object({ letters: Type.Integer({ minimum: 0, maximum: 64 }) }, closed),
    timeoutMs: 1_000,
    streaming: false,
    batch: { maxItems: 8 },
  },
  models: {},
  profiles: { itemwise: Type.Object({}, closed), atOnce: Type.Object({}, closed) },
  hyperparameters: {},
});

/** Asked item by item. Long words are too much for it: they fail alone. */
export const itemwise = defineMiner(contract, "itemwise", () => ({
  solve({ word }) {
    if (word.length > 5) throw new Error(`"${word}" is too long for me`);
    return { letters: word.length };
  },
}));

/** Asked once for all items; what it leaves out has failed. */
export const atOnce = defineMiner(contract, "atOnce", () => ({
  solve: ({ word }) => ({ letters: word.length }),
  solveBatch: (requests) =>
    requests.map(({ word }) => (word.startsWith("b") ? undefined : { letters: word.length })),
}));

export const createValidator = defineValidator(contract, () => ({
  createTasks: () => [{ request: ["ant", "bee", "salamander", "dog"].map((word) => ({ word })) }],
  score: ({ request, answers }) =>
    answers.map(({ response }) => {
      const right = request.filter(({ word }, index) => response?.[index]?.letters === word.length);
      return right.length / request.length;
    }),
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { itemwise: () => Promise.resolve(itemwise), atOnce: () => Promise.resolve(atOnce) },
  validator: () => Promise.resolve(createValidator),
});
