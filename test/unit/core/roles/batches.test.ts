import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Answer, Miner, Validator } from "../../../../core/plugin/subnet.js";
import { createHookHost } from "../../../../core/plugin/hookHost.js";
import { roleHooks } from "../../../../core/plugin/roleHooks.js";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import {
  addRogueMiner,
  contract,
  createNetwork,
  minerThat,
  type Network,
  type Solve,
} from "./networkFixture.js";

const spec: ContractSpec = { ...contract, task: { ...contract.task, batch: { maxItems: 4 } } };

/** Asks one batch of the numbers 0, 1, 2, …; the score is the share of items that came back right. */
const validatorFor = (count: number, seen: Answer<ContractSpec>[]): Validator<ContractSpec> => ({
  createTasks: () => [
    { request: Array.from({ length: count }, (_, value) => ({ value })), secret: { target: 0 } },
  ],
  score: ({ answers }) => {
    seen.push(...answers);
    return answers.map(({ response }) => {
      const items = (response ?? []) as readonly ({ readonly value: number } | undefined)[];
      return items.filter((item, index) => item?.value === index).length / count;
    });
  },
});

const responses = (seen: readonly Answer<ContractSpec>[]): unknown[] =>
  seen.map((answer) => answer.response ?? ("missing" in answer && answer.missing));

async function ask(
  network: Network,
  count: number,
  over: Parameters<Network["validator"]>[0] = {},
): Promise<{ seen: Answer<ContractSpec>[]; report: Awaited<ReturnType<Network["round"]>> }> {
  const seen: Answer<ContractSpec>[] = [];
  const role = network.validator({ contract: spec, validator: validatorFor(count, seen), ...over });
  return { seen, report: await network.round(role) };
}

const addBatchMiner = (
  network: Network,
  uid: number,
  solve: Solve,
  over: Partial<Miner<ContractSpec>> = {},
) => network.addMiner(uid, solve, { contract: spec, miner: { ...minerThat(solve), ...over } });

describe("a batch", () => {
  it("is solved item by item, and one that fails costs only itself", async () => {
    const network = createNetwork([1]);
    addBatchMiner(network, 1, ({ value }) => {
      if (value === 1) throw new Error("broken");
      if (value === 2) return { value: "no number" };
      return { value };
    });
    const { seen, report } = await ask(network, 4);
    expect(responses(seen)).toEqual([[{ value: 0 }, undefined, undefined, { value: 3 }]]);
    expect(report.peers[0]).toMatchObject({ answers: 1, failedItems: 2, meanScore: 0.5 });
    expect(report.peers[0]?.problem?.code).toBe("SK1501");
  });

  it("is solved at once by a miner that can, its own items left out", async () => {
    const network = createNetwork([1, 2, 3, 4]);
    const never: Solve = () => {
      throw new Error("solve is not called");
    };
    addBatchMiner(network, 1, never, {
      solveBatch: (requests) => requests.map((request, index) => (index === 1 ? undefined : request)),
    });
    addBatchMiner(network, 2, never, { solveBatch: (requests) => requests.slice(1) });
    addBatchMiner(network, 3, never, { solveBatch: () => Promise.reject(new Error("broken")) });
    addBatchMiner(network, 4, never, { solveBatch: () => [{ value: 0 }, { value: "?" }, { value: 2 }] });
    const { seen, report } = await ask(network, 3);
    expect(responses(seen)).toEqual([
      [{ value: 0 }, undefined, { value: 2 }],
      "failed",
      "failed",
      [{ value: 0 }, undefined, { value: 2 }],
    ]);
    expect(report.peers.map(({ problem }) => problem?.code)).toEqual([
      "SK1501",
      "SK1512",
      "SK1501",
      "SK1502",
    ]);
  });

  it("begins no item after its time is up", async () => {
    const network = createNetwork([1]);
    const begun: number[] = [];
    addBatchMiner(network, 1, ({ value }) => {
      begun.push(value);
      return new Promise((resolve) => void network.clock.after(600, () => resolve({ value })));
    });
    const { seen } = await ask(network, 4);
    await network.clock.advance(5_000);
    expect([responses(seen), begun]).toEqual([["late"], [0, 1]]);
  });

  it("gives each item randomness of its own, whatever the others drew", async () => {
    const drawn: number[][] = [[], []];
    for (const [run, draws] of drawn.entries()) {
      const network = createNetwork([1]);
      addBatchMiner(network, 1, ({ value }, { random }) => {
        if (value === 0) for (let count = 0; count < run; count += 1) random.next();
        if (value > 0) draws.push(random.next());
        return { value };
      });
      await ask(network, 3);
    }
    expect(drawn[0]).toEqual(drawn[1]);
    expect(new Set(drawn[0]).size).toBe(2);
  });

  it("is malformed item by item where it comes from a miner that keeps to no rule", async () => {
    const network = createNetwork([1, 2, 3, 4]);
    const good = { response: { value: 0 } };
    const bodies = [
      [good, { response: { value: "?" } }, { response: { value: 2 }, extra: 1 }],
      [good, good],
      "no list",
      [good, { code: "SK1501", reason: "broken" }, { code: "none", reason: "broken" }],
    ].map((value) => encodeCanonical(value));
    bodies.forEach((body, index) =>
      addRogueMiner(network, index + 1, spec, ({ kind, taskId }, session) => {
        if (kind === "task") session.send({ kind: "answer", taskId, deadlineMs: 0, body });
      }),
    );
    const { seen, report } = await ask(network, 3);
    expect(responses(seen)).toEqual([
      [{ value: 0 }, undefined, undefined],
      "malformed",
      "malformed",
      [{ value: 0 }, undefined, undefined],
    ]);
    expect(report.peers.map(({ problem, failedItems }) => [problem?.code, failedItems])).toEqual([
      ["SK1320", 2],
      ["SK1325", 0],
      ["SK1325", 0],
      ["SK1501", 2],
    ]);
  });

  it("has no more items than the contract allows", async () => {
    const network = createNetwork([1]);
    addBatchMiner(network, 1, (request) => request);
    expect((await ask(network, 5)).report.refusals[0]?.code).toBe("SK1521");
  });

  it("passes a miner's hook as a list, which may mend an item", async () => {
    const network = createNetwork([1]);
    const host = createHookHost(roleHooks, { report: () => undefined });
    const seenByHook: unknown[] = [];
    host.scope("mender").hooks.response.tap((response) => {
      seenByHook.push(response);
      return (response as readonly unknown[]).map((item, index) => (index === 1 ? { value: 1 } : item));
    });
    const solve: Solve = ({ value }) => {
      if (value > 0) throw new Error("broken");
      return { value };
    };
    network.addMiner(1, solve, { contract: spec, hooks: host.call });
    const { seen } = await ask(network, 3);
    expect(seenByHook).toEqual([[{ value: 0 }, undefined, undefined]]);
    expect(responses(seen)).toEqual([[{ value: 0 }, { value: 1 }, undefined]]);
  });

  it("may be committed to, as a whole", async () => {
    const committing: ContractSpec = { ...spec, task: { ...spec.task, commitReveal: true } };
    const network = createNetwork([1]);
    network.addMiner(1, ({ value }) => ({ value }), { contract: committing });
    const { seen } = await ask(network, 2, { contract: committing });
    expect(responses(seen)).toEqual([[{ value: 0 }, { value: 1 }]]);
  });
});
