import { describe, expect, it } from "vitest";
import { createHookHost } from "../../../../core/plugin/hookHost.js";
import { roleHooks } from "../../../../core/plugin/roleHooks.js";
import { createNetwork, honest } from "./networkFixture.js";

const setUp = (): {
  network: ReturnType<typeof createNetwork>;
  host: ReturnType<typeof createHookHost<typeof roleHooks>>;
} => {
  const network = createNetwork([1, 2]);
  network.addMiner(1, honest);
  network.addMiner(2, ({ value }) => ({ value: value + 1 }));
  return { network, host: createHookHost(roleHooks, { report: () => undefined }) };
};

describe("a validator's hooks", () => {
  it("see and change tasks, answers, scores and weights", async () => {
    const { network, host } = setUp();
    const { hooks } = host.scope("meddler");
    const seen: unknown[] = [];
    hooks.tasks.tap((tasks) => tasks.slice(0, 1));
    hooks.answers.tap((answers) => void seen.push(answers.map(({ response }) => response)));
    hooks.scores.tap((scores) => scores.map((score) => score / 2));
    hooks.weights.tap((weights) => new Map([...weights, [2, 0]]));
    const report = await network.round(network.validator({ hooks: host.call }));
    expect(report.tasks.sent).toBe(1);
    expect(seen).toEqual([[{ value: 100 }, { value: 101 }]]);
    expect(report.peers.map(({ meanScore }) => meanScore)).toEqual([0.5, 0.25]);
    expect(report.weights).toEqual([{ uid: 1, valueU16: 65_535 }]);
  });

  it("change nothing when nobody taps them", async () => {
    const { network, host } = setUp();
    const plain = await network.round(network.validator());
    const other = setUp();
    const hooked = await other.network.round(other.network.validator({ hooks: host.call }));
    expect({ ...hooked, elapsedMs: 0 }).toEqual({ ...plain, elapsedMs: 0 });
  });

  it.each([
    ["tasks", "SK1520"],
    ["answers", "SK1522"],
    ["scores", "SK1522"],
    ["weights", "SK1525"],
  ] as const)("that throw at %s are recorded by name, and the round goes on", async (name, code) => {
    const { network, host } = setUp();
    host.scope("breaker").hooks[name].tap(() => {
      throw new Error("broken");
    });
    const report = await network.round(network.validator({ hooks: host.call }));
    expect(report.refusals[0]?.code).toBe(code);
    expect(report.refusals[0]?.message).toContain("breaker");
  });

  it("can't take away or swap answers", async () => {
    const { network, host } = setUp();
    host.scope("thief").hooks.answers.tap((answers) => answers.slice(1));
    const report = await network.round(network.validator({ hooks: host.call }));
    expect(report.refusals.map(({ code }) => code)).toEqual(["SK1527", "SK1527", "SK1532"]);
  });
});
