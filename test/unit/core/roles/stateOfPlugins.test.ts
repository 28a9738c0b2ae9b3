import { describe, expect, it } from "vitest";
import { createPluginState, type JournaledState } from "../../../../core/plugin/pluginState.js";
import type { Validator } from "../../../../core/plugin/subnet.js";
import { createNetwork, echoValidator, honest, viewOf, type contract } from "./networkFixture.js";

type Methods = Validator<typeof contract>;

/** Runs a round of a validator that writes to its state before it does as `over` says. */
async function roundWith(over: (state: JournaledState) => Partial<Methods>): Promise<{
  state: JournaledState;
  codes: string[];
}> {
  const network = createNetwork([1]);
  network.addMiner(1, honest);
  const state = createPluginState();
  const role = network.validator({
    state,
    validator: echoValidator(1, over(state)),
    limits: { pluginTimeoutMs: 1_000 },
  });
  const report = await network.round(role);
  await network.clock.advance(10_000);
  return { state, codes: report.refusals.map(({ code }) => code) };
}

const own = (state: JournaledState): readonly string[] =>
  state.keys().filter((key) => !key.startsWith("role/"));
const broken = (): never => {
  throw new Error("broken");
};

describe("what a plugin writes to its state", () => {
  it("stays when the call succeeds, and role and plugin share one state", async () => {
    const { state } = await roundWith((s) => ({
      createTasks: ({ height }) => {
        s.set("seen", height);
        return [{ request: { value: 1 }, secret: { target: 1 } }];
      },
      weights: () => {
        s.set("weighed", true);
        return new Map([[1, 1]]);
      },
    }));
    expect(own(state)).toEqual(["seen", "weighed"]);
    expect(state.keys().some((key) => key.startsWith("role/history"))).toBe(true);
  });

  const failing: readonly [string, string, (state: JournaledState) => Partial<Methods>][] = [
    ["createTasks throws", "SK1520", (s) => ({ createTasks: () => (s.set("a", 1), broken()) })],
    ["createTasks returns no list", "SK1520", (s) => ({ createTasks: () => (s.set("a", 1), {}) as never })],
    ["score throws", "SK1522", (s) => ({ score: () => (s.set("a", 1), broken()) })],
    ["score gives no scores", "SK1523", (s) => ({ score: () => (s.set("a", 1), [Number.NaN]) })],
    ["weights throws", "SK1525", (s) => ({ weights: () => (s.set("a", 1), broken()) })],
    [
      "createTasks hangs",
      "SK1520",
      (s) => ({ createTasks: () => (s.set("a", 1), new Promise(() => undefined)) }),
    ],
  ];
  it.each(failing)("is undone when %s (%s)", async (_, code, over) => {
    const { state, codes } = await roundWith(over);
    expect(codes).toContain(code);
    expect(own(state)).toEqual([]);
    expect(state.get("role/round")).toBeDefined();
  });

  it("is refused when the call that writes has taken too long already", async () => {
    const late: unknown[] = [];
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const state = createPluginState();
    const slow: Partial<Methods> = {
      createTasks: async () => {
        state.set("early", 1);
        await new Promise<void>((resolve) => void network.clock.after(5_000, resolve));
        try {
          state.set("late", 1);
        } catch (error) {
          late.push((error as { code?: unknown }).code);
        }
        return [];
      },
    };
    const role = network.validator({
      state,
      validator: echoValidator(1, slow),
      limits: { pluginTimeoutMs: 1_000 },
    });
    await network.round(role);
    await network.clock.advance(10_000);
    expect([late, own(state)]).toEqual([["SK1335"], []]);
  });

  it("is refused what a failed call left running, however many calls have gone well since", async () => {
    const late: unknown[] = [];
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const state = createPluginState();
    let calls = 0;
    const writeLater = async (): Promise<void> => {
      await new Promise<void>((resolve) => void network.clock.after(5_000, resolve));
      try {
        state.set("late", 1);
      } catch (error) {
        late.push((error as { code?: unknown }).code);
      }
    };
    const careless: Partial<Methods> = {
      createTasks: () => {
        calls += 1;
        if (calls > 1) return Promise.resolve([]);
        void writeLater();
        return Promise.reject(new Error("it gave up, and forgot what it had begun"));
      },
    };
    const role = network.validator({ state, validator: echoValidator(1, careless) });
    for (let round = 0; round < 3; round += 1) await network.round(role);
    await network.clock.advance(10_000);
    expect([calls, late, own(state)]).toEqual([3, ["SK1335"], []]);
  });
});

describe("a validator that goes on from a dump", () => {
  it("has its history, and begins no round twice", async () => {
    const network = createNetwork([1, 2]);
    network.addMiner(1, honest);
    network.addMiner(2, ({ value }) => ({ value: value + 1 }));
    const state = createPluginState();
    const first = network.validator({ state });
    expect(first.lastRoundHeight()).toBeUndefined();
    await network.round(first);
    first.close();

    const again = network.validator({ state: createPluginState(state.dump()) });
    expect(again.lastRoundHeight()).toBe(100);
    network.miners.get("ws://miner-2")?.close();
    network.addMiner(2, honest);
    network.view = viewOf(network.view.neurons, 120);
    const report = await network.round(again);
    // Two scores of 0.5 from before, two of 1 from now.
    expect(report.peers.map(({ historyMean }) => historyMean)).toEqual([1, 0.75]);
  });
});
