import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** Streaming: better estimates one after another; scoring sees each, and when it came. */
export const contract = defineContract({
  id: "square-root",
  version: "1.0.0",
  summary: "Miners approach a square root step by step.",
  task: {
    request: Type.Object({ square: Type.Number({ minimum: 1, maximum: 1_000_000 }) }, closed),
    response: Type.Object({ root: Type.Number({ minimum: 0, maximum: 1_000_000 }) }, closed),
    timeoutMs: 1_000,
    streaming: true,
  },
  models: {},
  profiles: {
    newton: Type.Object({ steps: Type.Integer({ minimum: 1, maximum: 20, default: 4 }) }, closed),
    exact: Type.Object({}, closed),
  },
  hyperparameters: {},
});

export const newton = defineMiner(contract, "newton", ({ settings }) => ({
  async *solve({ square }, call) {
    let root = square;
    for (let step = 0; step < settings.steps && !call.signal.aborted; step += 1) {
      root = (root + square / root) / 2;
      yield await Promise.resolve({ root });
    }
  },
}));

/** A streaming contract may be answered at once: that is one part. */
export const exact = defineMiner(contract, "exact", () => ({
  solve: ({ square }) => Promise.resolve({ root: Math.sqrt(square) }),
}));

export const createValidator = defineValidator(contract, () => ({
  createTasks: () => [{ request: { square: 49 } }],
  /** The mean over the parts: who is near early gets more. */
  score: ({ request, answers }) =>
    answers.map((answer) => {
      if (answer.response === undefined) return 0;
      const truth = Math.sqrt(request.square);
      const marks = answer.parts.map(({ response }) => 1 / (1 + Math.abs(response.root - truth)));
      return marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
    }),
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { newton: () => Promise.resolve(newton), exact: () => Promise.resolve(exact) },
  validator: () => Promise.resolve(createValidator),
});
