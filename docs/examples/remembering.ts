import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** State: the validator remembers how many numbers it asked for last, and asks for one more each time. */
export const contract = defineContract({
  id: "longer-sums",
  version: "1.0.0",
  summary: "Miners add numbers, one more in each round; longer sums count more.",
  task: {
    request: Type.Object(
      { numbers: Type.Array(Type.Integer({ minimum: 0, maximum: 99 }), { maxItems: 16 }) },
      closed,
    ),
    response: Type.Object({ sum: Type.Integer({ minimum: 0, maximum: 1_584 }) }, closed),
    timeoutMs: 1_000,
    streaming: false,
  },
  models: {},
  profiles: { adder: Type.Object({ upTo: Type.Integer({ minimum: 1, maximum: 16, default: 16 }) }, closed) },
  hyperparameters: {},
});

/** Adds the first few numbers alone. */
export const adder = defineMiner(contract, "adder", ({ settings }) => ({
  solve: ({ numbers }) => ({ sum: numbers.slice(0, settings.upTo).reduce((sum, number) => sum + number, 0) }),
}));

/** What is kept under a key may come from a dump: it is read as if by a stranger. */
const countAt = (stored: unknown): number => (typeof stored === "number" ? stored : 0);

export const createValidator = defineValidator(contract, ({ state }) => ({
  createTasks: () => {
    const count = Math.min(countAt(state.get("count")) + 1, 16);
    state.set("count", count);
    return [{ request: { numbers: Array.from({ length: count }, (_, index) => index + 1) } }];
  },
  // It may read what is in the state, but has no need to: the task says how many numbers there were. It writes nothing, so that however
  // often the same answers are scored, they get the same scores.
  score: ({ request: { numbers }, answers }) => {
    const total = numbers.reduce((sum, number) => sum + number, 0);
    return answers.map(({ response }) =>
      response?.sum === total ? numbers.length / (numbers.length + 1) : 0,
    );
  },
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { adder: () => Promise.resolve(adder) },
  validator: () => Promise.resolve(createValidator),
});
