import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Answer, Validator } from "../../../../core/plugin/subnet.js";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { EMPTY_BODY, type Frame } from "../../../../core/protocol/frames.js";
import type { Session } from "../../../../core/protocol/session.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import {
  addRogueMiner,
  contract,
  createNetwork,
  neuron,
  type Network,
  type Solve,
} from "./networkFixture.js";

const spec: ContractSpec = { ...contract, task: { ...contract.task, streaming: true } };

const validatorFor = (seen: Answer<ContractSpec>[]): Validator<ContractSpec> => ({
  createTasks: () => [{ request: { value: 3 }, secret: { target: 0 } }],
  score: ({ answers }) => {
    seen.push(...answers);
    return answers.map(({ response }) => (response === undefined ? 0 : 1));
  },
});

async function ask(
  network: Network,
  over: Parameters<Network["validator"]>[0] = {},
): Promise<{ seen: Answer<ContractSpec>[]; report: Awaited<ReturnType<Network["round"]>> }> {
  const seen: Answer<ContractSpec>[] = [];
  const role = network.validator({ contract: spec, validator: validatorFor(seen), ...over });
  return { seen, report: await network.round(role) };
}

const counting = (network: Network, everyMs: number): Solve =>
  async function* ({ value: last }) {
    for (let value = 1; value <= last; value += 1) {
      await new Promise<void>((resolve) => void network.clock.after(everyMs, resolve));
      yield { value };
    }
  };

describe("an answer in parts", () => {
  it("is scored with every part and when it came", async () => {
    const network = createNetwork([1, 2]);
    network.addMiner(1, counting(network, 200), { contract: spec });
    network.addMiner(2, ({ value }) => Promise.resolve({ value }), { contract: spec });
    const { seen } = await ask(network);
    expect(seen.map((answer) => ({ ...answer, peer: answer.peer.uid }))).toEqual([
      {
        peer: 1,
        response: { value: 3 },
        latencyMs: 600,
        parts: [
          { response: { value: 1 }, atMs: 200 },
          { response: { value: 2 }, atMs: 400 },
          { response: { value: 3 }, atMs: 600 },
        ],
      },
      { peer: 2, response: { value: 3 }, latencyMs: 0, parts: [{ response: { value: 3 }, atMs: 0 }] },
    ]);
  });

  it("has no times in lock-step", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, counting(network, 2_000), { contract: spec, deadline: "patient" });
    const { seen } = await ask(network, { deadline: "patient" });
    expect(seen[0] && "parts" in seen[0] && seen[0].parts?.map(({ atMs }) => atMs)).toEqual([0, 0, 0]);
  });

  it("is kept with its parts when the outcome comes later", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, counting(network, 100), { contract: spec });
    const seen: Answer<ContractSpec>[] = [];
    const validator: Validator<ContractSpec> = {
      ...validatorFor(seen),
      createTasks: ({ height }) =>
        height === 100 ? [{ request: { value: 2 }, secret: { target: 0 }, scoreAt: 101 }] : [],
    };
    await network.round(network.validator({ contract: spec, validator }));
    expect(seen).toEqual([]);
    network.view = { ...network.view, height: 101 };
    await network.round(network.validator({ contract: spec, validator }));
    expect(seen[0] && "parts" in seen[0] && seen[0].parts).toEqual([
      { response: { value: 1 }, atMs: 100 },
      { response: { value: 2 }, atMs: 200 },
    ]);
  });

  it("is bounded in number and bytes: the miner is told to stop, and gets nothing for it", async () => {
    const network = createNetwork([1, 2]);
    let ended = 0;
    const endless: Solve = async function* () {
      try {
        for (let value = 0; ; value += 1) {
          await new Promise<void>((resolve) => void network.clock.after(1, resolve));
          yield { value };
        }
      } finally {
        ended += 1;
      }
    };
    for (const uid of [1, 2]) network.addMiner(uid, endless, { contract: spec });
    const few = await ask(network, { limits: { maxParts: 10 } });
    expect(few.report.peers.map(({ missing, problem }) => [missing.malformed, problem?.code])).toEqual([
      [1, "SK1543"],
      [1, "SK1543"],
    ]);
    const small = await ask(network, { limits: { maxStreamBytes: 100 } });
    expect(small.report.peers[0]?.problem?.code).toBe("SK1543");
    await network.clock.advance(10);
    expect(ended).toBe(4);
  });

  it("is made no faster than the caller reads", async () => {
    const network = createNetwork([1]);
    const large: ContractSpec = {
      ...spec,
      task: { ...spec.task, response: Type.String({ maxLength: 300_000 }) },
    };
    let yielded = 0;
    network.addMiner(
      1,
      async function* () {
        for (; yielded < 20; yielded += 1) yield await Promise.resolve("x".repeat(300_000));
      },
      { contract: large, deadline: "patient" },
    );
    // A connection that takes no third record of the miner for a second.
    let sent = 0;
    network.dials.set("ws://miner-1", () => {
      const [near, far] = createMemoryDuplexPair();
      const slow = {
        ...far,
        send: async (message: Uint8Array) => {
          await far.send(message);
          sent += 1;
          if (sent === 3) await new Promise<void>((resolve) => void network.clock.after(1_000, resolve));
        },
      };
      void network.miners.get("ws://miner-1")?.accept(slow, neuron(0).hotkey);
      return Promise.resolve(near);
    });
    const seen: Answer<ContractSpec>[] = [];
    const role = network.validator({
      contract: large,
      validator: validatorFor(seen),
      deadline: "patient",
    });
    const running = role.runRound(network.view);
    await network.clock.advance(500);
    // 1 MiB may wait: four parts, and the ones before them.
    expect(yielded).toBeLessThan(10);
    await network.clock.advance(10_000);
    await running;
    expect(yielded).toBe(20);
    expect(seen[0] && "parts" in seen[0] && seen[0].parts?.length).toBe(20);
  });

  it("is malformed when a part is, when it has none, and when something whole follows its parts", async () => {
    const good = encodeCanonical({ value: 1 });
    const bad = encodeCanonical({ value: "?" });
    const streams: readonly (readonly [Frame["kind"], Uint8Array])[][] = [
      [
        ["chunk", good],
        ["chunk", bad],
        ["answer", EMPTY_BODY],
      ],
      [["answer", EMPTY_BODY]],
      [
        ["chunk", good],
        ["answer", good],
      ],
      [
        ["chunk", good],
        ["answer", EMPTY_BODY],
      ],
    ];
    const network = createNetwork(streams.map((_, index) => index + 1));
    const play =
      (frames: (typeof streams)[number]) =>
      ({ kind, taskId }: Frame, session: Session): void => {
        if (kind !== "task") return;
        for (const [each, body] of frames) session.send({ kind: each, taskId, deadlineMs: 0, body });
      };
    streams.forEach((frames, index) => addRogueMiner(network, index + 1, spec, play(frames)));
    const { report } = await ask(network);
    expect(report.peers.map(({ missing, problem }) => [missing.malformed, problem?.code])).toEqual([
      [1, "SK1320"],
      [1, "SK1544"],
      [1, "SK1542"],
      [0, undefined],
    ]);
  });

  it("is malformed where the contract has no parts", async () => {
    const network = createNetwork([1]);
    const rogue = addRogueMiner(network, 1, contract, ({ kind, taskId }, session) => {
      if (kind === "task")
        session.send({ kind: "chunk", taskId, deadlineMs: 0, body: encodeCanonical({ value: 1 }) });
    });
    const seen: Answer<ContractSpec>[] = [];
    const report = await network.round(network.validator({ validator: validatorFor(seen) }));
    expect(report.peers[0]?.problem?.code).toBe("SK1542");
    await network.clock.advance(0);
    expect(rogue.heard.map(({ kind }) => kind)).toEqual(["task", "cancel"]);
  });
});
