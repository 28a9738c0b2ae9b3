import { describe, expect, it } from "vitest";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import type { Task } from "../../../../core/plugin/subnet.js";
import { roleErrors } from "../../../../core/roles/roleErrors.js";
import { codeOf } from "../protocol/handshakeFixture.js";
import {
  contract,
  createNetwork,
  echoValidator,
  honest,
  memoryState,
  neuron,
  viewOf,
} from "./networkFixture.js";

const never = (): Promise<never> => new Promise(() => undefined);

describe("a round", () => {
  it("asks every serving miner, scores in UID order and sets weights", async () => {
    const network = createNetwork([1, 2, 3]);
    network.addMiner(1, honest);
    network.addMiner(2, ({ value }) => ({ value: value + 1 }));
    network.addMiner(3, ({ value }) => ({ value: value + 3 }));
    const report = await network.round(network.validator());

    expect(report.tasks).toEqual({ sent: 2, scored: 2, waiting: 0 });
    expect(report.peers.map(({ uid, meanScore, answers }) => [uid, meanScore, answers])).toEqual([
      [1, 1, 2],
      [2, 0.5, 2],
      [3, 0.25, 2],
    ]);
    expect(report.refusals).toEqual([]);
    expect(report.weights).toEqual([
      { uid: 1, valueU16: 65_535 },
      { uid: 2, valueU16: 32_768 },
      { uid: 3, valueU16: 16_384 },
    ]);
    expect(network.calls).toEqual([{ netuid: 3, uids: [1, 2, 3], values: [65_535, 32_768, 16_384] }]);
  });

  it("scores the others when some answer garbage, late, never, with an error, or not at all", async () => {
    const network = createNetwork([1, 2, 3, 4, 5, 6, 7]);
    network.addMiner(1, honest);
    network.addMiner(2, () => ({ value: "garbage" }));
    network.addMiner(
      3,
      ({ value }) => new Promise((resolve) => void network.clock.after(1_500, () => resolve({ value }))),
    );
    network.addMiner(4, never);
    network.addMiner(5, () => {
      throw new Error("the model is broken");
    });
    // 6 is not there. 7 does not follow the contract of the others.
    network.addMiner(7, honest, { contract: { ...contract, version: "2.0.0" } });
    const report = await network.round(network.validator());

    const none = { unreachable: 0, late: 0, malformed: 0, refused: 0, failed: 0 };
    expect(report.peers.map(({ uid, missing, problem }) => [uid, missing, problem?.code])).toEqual([
      [1, none, undefined],
      [2, { ...none, failed: 2 }, "SK1502"],
      [3, { ...none, late: 2 }, "SK1504"],
      [4, { ...none, late: 2 }, "SK1504"],
      [5, { ...none, failed: 2 }, "SK1501"],
      [6, { ...none, unreachable: 2 }, "SK1438"],
      [7, { ...none, unreachable: 2 }, "SK1408"],
    ]);
    expect(report.peers.map(({ meanScore }) => meanScore)).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(report.weights).toEqual([{ uid: 1, valueU16: 65_535 }]);
  });

  it("asks and scores only those that a task is addressed to", async () => {
    const network = createNetwork([1, 2, 3]);
    const asked: number[][] = [];
    for (const uid of [1, 2, 3]) {
      network.addMiner(uid, ({ value }) => {
        asked.push([uid, value]);
        return { value };
      });
    }
    const tasks = [
      { request: { value: 10 }, secret: { target: 10 } },
      { request: { value: 20 }, secret: { target: 40 }, to: [3, 1] },
      { request: { value: 30 }, secret: { target: 30 }, to: [9] },
    ];
    const scoredUids: number[][] = [];
    const validator = echoValidator(0, {
      createTasks: () => tasks,
      score: ({ answers }) => {
        scoredUids.push(answers.map(({ peer }) => peer.uid));
        return answers.map(() => 1);
      },
    });
    const report = await network.round(network.validator({ validator }));
    expect(asked.sort((a, b) => Number(a[1]) - Number(b[1]) || Number(a[0]) - Number(b[0]))).toEqual([
      [1, 10],
      [2, 10],
      [3, 10],
      [1, 20],
      [3, 20],
    ]);
    expect(scoredUids).toEqual([[1, 2, 3], [1, 3], []]);
    expect(report.peers.map(({ uid, answers }) => [uid, answers])).toEqual([
      [1, 2],
      [2, 1],
      [3, 2],
    ]);
    expect(report.refusals).toEqual([]);
  });

  it("gives the plugin a seed of its own each round, which another validator does not have", async () => {
    const seeds: string[] = [];
    const run = async (): Promise<void> => {
      const network = createNetwork([1]);
      network.addMiner(1, honest);
      const validator = echoValidator(1, {
        createTasks: ({ seed, privateSeed }) => {
          seeds.push(seed, privateSeed);
          return [];
        },
      });
      const role = network.validator({ validator });
      await network.round(role);
      await network.round(role);
    };
    await run();
    await run();
    expect(seeds.slice(0, 4)).toEqual(seeds.slice(4));
    expect(new Set(seeds).size).toBe(3); // One public seed at one height, two private ones.
  });

  it("keeps a session for the next round, and dials again after it broke", async () => {
    const network = createNetwork([1]);
    const miner = network.addMiner(1, honest);
    const role = network.validator();
    await network.round(role);
    await network.round(role);
    expect(network.dialled).toHaveLength(1);
    expect(miner.sessionCount).toBe(1);

    miner.close();
    network.addMiner(1, honest);
    await network.clock.advance(0);
    const report = await network.round(role);
    expect(network.dialled).toHaveLength(2);
    expect(report.peers[0]?.answers).toBe(2);
  });

  it("dials a neuron anew when its UID changed hands or its endpoint moved", async () => {
    const network = createNetwork([1, 2]);
    network.addMiner(1, honest);
    network.addMiner(2, honest);
    const role = network.validator();
    await network.round(role);
    network.view = viewOf([neuron(0), neuron(2, { uid: 1 })], 101);
    const report = await network.round(role);
    expect(network.dialled).toEqual(["ws://miner-1", "ws://miner-2", "ws://miner-2"]);
    expect(report.peers.map(({ uid, answers }) => [uid, answers])).toEqual([[1, 2]]);
    expect(network.miners.get("ws://miner-1")?.sessionCount).toBe(0);
  });

  it("does not wait for a dial or a handshake that hangs longer than it has to", async () => {
    const network = createNetwork([1, 2, 3]);
    network.addMiner(1, honest);
    network.dials.set("ws://miner-2", never);
    network.dials.set("ws://miner-3", () => Promise.resolve(createMemoryDuplexPair()[0]));
    const report = await network.round(network.validator());
    expect(report.peers.map(({ problem }) => problem?.code)).toEqual([undefined, "SK1536", "SK1417"]);
    expect(report.elapsedMs).toBeLessThanOrEqual(5_000);
    expect(network.clock.pending).toBe(2); // The heartbeats of the one session.
  });

  it("closes a connection that comes after its time", async () => {
    const network = createNetwork([1]);
    const closed: string[] = [];
    network.dials.set(
      "ws://miner-1",
      () =>
        new Promise((resolve) => {
          const [near, far] = createMemoryDuplexPair();
          far.onClose((reason) => closed.push(reason));
          network.clock.after(6_000, () => resolve(near));
        }),
    );
    await network.round(network.validator());
    await network.clock.advance(2_000);
    expect(closed).toEqual(["too late"]);
  });

  it("sends no more at once than a miner bears, and the rest as it answers", async () => {
    const network = createNetwork([1]);
    let most = 0;
    let open = 0;
    const session = { maxFrameBytes: 65_536, maxInFlight: 2, idleMs: 30_000 };
    network.addMiner(
      1,
      ({ value }) => {
        open += 1;
        most = Math.max(most, open);
        return new Promise((resolve) =>
          network.clock.after(100, () => {
            open -= 1;
            resolve({ value });
          }),
        );
      },
      { limits: { session } },
    );
    const report = await network.round(network.validator({ validator: echoValidator(10) }));
    expect(report.peers[0]?.answers).toBe(10);
    expect(most).toBe(2);
  });

  it("tells a task that had to wait for room how much time is left of the whole", async () => {
    const network = createNetwork([1]);
    const left: number[] = [];
    const session = { maxFrameBytes: 65_536, maxInFlight: 1, idleMs: 30_000 };
    network.addMiner(
      1,
      ({ value }, call) => {
        left.push(call.remainingMs);
        return new Promise((resolve) => network.clock.after(300, () => resolve({ value })));
      },
      { limits: { session } },
    );
    await network.round(network.validator({ validator: echoValidator(3) }));
    expect(left).toEqual([1_000, 700, 400]);
  });

  it("counts as late what a miner had no room for before the deadline", async () => {
    const network = createNetwork([1]);
    const session = { maxFrameBytes: 65_536, maxInFlight: 1, idleMs: 30_000 };
    network.addMiner(1, never, { limits: { session } });
    const role = network.validator({ validator: echoValidator(3) });
    const first = await network.round(role);
    expect(first.peers[0]?.missing.late).toBe(3);
    const second = await network.round(role);
    expect(second.peers[0]?.missing.late).toBe(3);
  });

  it("opens a new session when a miner leaves no room by never saying a final word", async () => {
    const network = createNetwork([1]);
    const session = { maxFrameBytes: 65_536, maxInFlight: 2, idleMs: 600_000 };
    network.addMiner(1, never, { limits: { session } });
    // The miner's frames after its handshake are lost: nothing acknowledges a cancel.
    network.dials.set("ws://miner-1", () => {
      const [near, far] = createMemoryDuplexPair();
      let sent = 0;
      const mute = {
        ...far,
        send: (message: Uint8Array) => (sent++ < 2 ? far.send(message) : Promise.resolve()),
      };
      void network.miners.get("ws://miner-1")?.accept(mute, neuron(0).hotkey);
      return Promise.resolve(near);
    });
    const role = network.validator();
    await network.round(role);
    expect(network.dialled).toHaveLength(1);
    await network.round(role);
    expect(network.dialled).toHaveLength(2);
  });

  it("runs one at a time, and none after close", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const role = network.validator();
    const first = role.runRound(network.view);
    await expect(role.runRound(network.view).catch(codeOf)).resolves.toBe(roleErrors.roundRunning.code);
    await network.clock.advance(0);
    await first;
    role.close();
    await expect(role.runRound(network.view).catch(codeOf)).resolves.toBe(roleErrors.closed.code);
    await network.clock.advance(0);
    expect(network.clock.pending).toBe(0);
    expect(network.miners.get("ws://miner-1")?.sessionCount).toBe(0);
  });
});

describe("a validator that may not validate", () => {
  it.each([
    ["SK1531", viewOf([neuron(0, { validatorPermit: false }), neuron(1)])],
    ["SK1530", viewOf([neuron(1)])],
  ])("is told so (%s) and asks nobody", async (code, view) => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    network.view = view;
    const report = await network.round(network.validator());
    expect(report.refusals.map((refusal) => refusal.code)).toEqual([code]);
    expect(report.refusals[0]?.next).not.toBe("");
    expect([report.peers, network.dialled, network.calls]).toEqual([[], [], []]);
  });
});

describe("what goes wrong on this side is recorded, and the round goes on", () => {
  const codesOf = async (
    over: Parameters<typeof echoValidator>[1],
    count = 2,
  ): Promise<{ codes: string[]; scored: number; weights: number }> => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const report = await network.round(network.validator({ validator: echoValidator(count, over) }));
    return {
      codes: report.refusals.map(({ code }) => code),
      scored: report.tasks.scored,
      weights: report.weights.length,
    };
  };

  it("createTasks throws, hangs, or returns what is no list", async () => {
    const failed = { codes: ["SK1520", "SK1532"], scored: 0, weights: 0 };
    expect(await codesOf({ createTasks: () => Promise.reject(new Error("no data")) })).toEqual(failed);
    expect(await codesOf({ createTasks: never })).toEqual(failed);
    expect(await codesOf({ createTasks: () => undefined as never })).toEqual(failed);
  });

  it("one task breaks the contract: the others are sent", async () => {
    const createTasks = (): never =>
      [
        { request: { value: 1 }, secret: { target: 1 } },
        { request: { value: "x" }, secret: { target: 1 } },
        { request: { value: 1 } },
      ] as never;
    expect(await codesOf({ createTasks })).toEqual({ codes: ["SK1521", "SK1521"], scored: 1, weights: 1 });
  });

  it("a task has a field that tasks don't have: it is left out, and the report says which was meant", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    const fresh = { request: { value: 1 }, secret: { target: 1 } };
    // More fields than a task has are no mistake to the compiler.
    const createTasks = (): Task<typeof contract>[] => [fresh, Object.assign({ scoreat: 99 }, fresh)];
    const report = await network.round(network.validator({ validator: echoValidator(2, { createTasks }) }));
    expect(report.tasks.scored).toBe(1);
    expect(report.refusals).toMatchObject([
      { code: "SK1521", message: expect.stringMatching(/SK1311.*"scoreat".*"scoreAt"/) },
    ]);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("no");
      },
      "SK1522",
    ],
    ["hangs", never, "SK1522"],
    ["returns too few", () => [], "SK1523"],
    ["returns too many", () => [1, 1], "SK1523"],
    ["returns NaN", () => [NaN], "SK1523"],
    ["returns more than 1", () => [1.0001], "SK1523"],
    ["returns less than 0", () => [-0.1], "SK1523"],
    ["returns a text", () => ["1"] as never, "SK1523"],
    ["returns a hole", () => new Array<number>(1), "SK1523"],
    ["returns nothing", () => undefined as never, "SK1523"],
  ])("score %s for one task", async (_, wrong, code) => {
    let calls = 0;
    const right = echoValidator();
    const score: (typeof right)["score"] = (input) => (calls++ === 0 ? wrong() : right.score(input));
    expect(await codesOf({ score })).toEqual({ codes: [code], scored: 1, weights: 1 });
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("no");
      },
      "SK1525",
    ],
    ["returns no map", () => ({}) as never, "SK1525"],
    ["weighs a UID that is not there", () => new Map([[99, 1]]), "SK1526"],
    ["weighs below 0", () => new Map([[1, -1]]), "SK1526"],
    ["weighs infinitely", () => new Map([[1, Infinity]]), "SK1526"],
    ["weighs nobody", () => new Map<number, number>(), "SK1532"],
  ])("weights %s", async (_, weights, code) => {
    expect(await codesOf({ weights })).toEqual({ codes: [code], scored: 2, weights: 0 });
  });

  it("the chain refuses, or can't be asked", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    network.refusal = { code: "SK0799", message: "Too soon.", next: "Wait." };
    const report = await network.round(network.validator());
    expect([report.refusals, report.weights]).toEqual([[network.refusal], []]);
    const setWeights = (): Promise<never> => Promise.reject(new Error("gone"));
    const other = await network.round(
      network.validator({ chain: { genesisHash: "ab".repeat(32), setWeights }, state: memoryState() }),
    );
    expect(other.refusals.map(({ code }) => code)).toEqual(["SK1533"]);
  });
});

describe("what a validator remembers", () => {
  it("averages over the rounds of its history, no longer than it may", async () => {
    const network = createNetwork([1, 2]);
    let error = 0;
    network.addMiner(1, ({ value }) => ({ value: value + error }));
    network.addMiner(2, ({ value }) => ({ value: value + 1 }));
    const role = network.validator({ limits: { maxHistory: 4 } });
    await network.round(role);
    error = 3;
    const second = await network.round(role);
    // 1, 1, ¼, ¼ against a constant ½.
    expect(second.weights).toEqual([
      { uid: 1, valueU16: 65_535 },
      { uid: 2, valueU16: Math.round(65_535 * (0.5 / 0.625)) },
    ]);
    const third = await network.round(role);
    expect(third.weights).toEqual([
      { uid: 1, valueU16: Math.round(65_535 / 2) },
      { uid: 2, valueU16: 65_535 },
    ]);
    expect([...network.state.entries.keys()].filter((key) => key.startsWith("role/history/"))).toHaveLength(
      4,
    );
  });

  it("lives in its state: a role created anew on a copy goes on the same way", async () => {
    const network = createNetwork([1, 2]);
    network.addMiner(1, ({ value }, call) => ({ value: value + call.random.next() }));
    network.addMiner(2, ({ value }, call) => ({ value: value + 2 * call.random.next() }));
    await network.round(network.validator());
    const copy = memoryState(network.state.entries);
    const one = await network.round(network.validator());
    const two = await network.round(network.validator({ state: copy }));
    expect(two).toEqual({ ...one, elapsedMs: two.elapsedMs });
    expect([...copy.entries]).toEqual([...network.state.entries]);
  });

  it("forgets the scores of a hotkey that lost its UID", async () => {
    const network = createNetwork([1, 2]);
    network.addMiner(1, honest);
    network.addMiner(2, ({ value }) => ({ value: value + 1 }));
    const role = network.validator({ limits: { maxHistory: 8 } });
    await network.round(role);
    network.view = viewOf([neuron(0), neuron(9, { uid: 1 }), neuron(2)], 101);
    const report = await network.round(role);
    // UID 1 is now unreachable and has its own two zeros only, not the two ones of who came before.
    expect(report.weights).toEqual([{ uid: 2, valueU16: 65_535 }]);
  });

  it("is checked when it is read: a damaged state is a coded error", async () => {
    const network = createNetwork([1]);
    network.addMiner(1, honest);
    await network.round(network.validator());
    for (const key of ["role/history", "role/round", "role/hotkeys"]) {
      const state = memoryState(network.state.entries);
      state.set(key, Uint8Array.of(0x18));
      await expect(network.round(network.validator({ state })).catch(codeOf)).resolves.toBe("SK1540");
      state.set(key, "text");
      await expect(network.round(network.validator({ state })).catch(codeOf)).resolves.toBe("SK1540");
    }
  });
});
