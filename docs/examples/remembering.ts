import { defineContract, defineMiner, defineSubnet, defineValidator, Type } from "subnetkit/plugin";

const closed = { additionalProperties: false };

/** State: the validator remembers how often each miner was right in a row, and asks for more the better they are. */
export const contract = defineContract({
  id: "streaks",
  version: "1.0.0",
  summary: "Miners add numbers; an unbroken run of right sums counts more each time.",
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
    const round = countAt(state.get("round")) + 1;
    state.set("round", round);
    return [{ request: { numbers: Array.from({ length: Math.min(round, 16) }, (_, index) => index + 1) } }];
  },
  score: ({ request, answers }) => {
    const total = request.numbers.reduce((sum, number) => sum + number, 0);
    return answers.map(({ peer, response }) => {
      const streak = response?.sum === total ? countAt(state.get(`streak/${peer.hotkey}`)) + 1 : 0;
      state.set(`streak/${peer.hotkey}`, streak);
      return streak / (streak + 1);
    });
  },
}));

export default defineSubnet(contract, {
  url: import.meta.url,
  miners: { adder: () => Promise.resolve(adder) },
  validator: () => Promise.resolve(createValidator),
});
