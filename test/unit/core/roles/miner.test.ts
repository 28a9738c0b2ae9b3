import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { createHookHost } from "../../../../core/plugin/hookHost.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { roleHooks } from "../../../../core/plugin/roleHooks.js";
import { schemaHash } from "../../../../core/plugin/schemaHash.js";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import type { Call } from "../../../../core/plugin/subnet.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import type { Frame } from "../../../../core/protocol/frames.js";
import { DEFAULT_LIMITS } from "../../../../core/protocol/limits.js";
import { decodeReport } from "../../../../core/protocol/reportBody.js";
import { createSession, type Session, type SessionEnd } from "../../../../core/protocol/session.js";
import { validatorHandshake } from "../../../../core/protocol/validatorHandshake.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import type { MinerOptions } from "../../../../core/roles/minerOptions.js";
import type { MinerRole } from "../../../../core/roles/miner.js";
import { EMPTY_BODY } from "../../../../core/protocol/frames.js";
import {
  contract,
  createNetwork,
  genesisHash,
  honest,
  netuid,
  neuron,
  viewOf,
  type Network,
  type Solve,
} from "./networkFixture.js";
import { codeOf } from "../protocol/handshakeFixture.js";

/** A caller by hand: what it got back, decoded. */
interface Caller {
  readonly session: Session;
  readonly frames: Frame[];
  readonly ends: SessionEnd[];
  ask(id: number, value: unknown, deadlineMs?: number): void;
  /** Kind and code or value of everything received. */
  heard(): unknown[];
}

const idOf = (id: number): string => id.toString(16).padStart(32, "0");

async function call(
  network: Network,
  role: MinerRole,
  spec: ContractSpec = contract,
  uid = 0,
): Promise<Caller> {
  const [near, far] = createMemoryDuplexPair();
  const signer = developmentSigner("roles", `neuron ${uid}`);
  void role.accept(far, signer.account);
  const identity = {
    genesisHash,
    netuid,
    plugin: { id: spec.id, version: spec.version, schemaHash: schemaHash(spec) },
    signer,
    limits: DEFAULT_LIMITS,
    height: () => network.view.height,
  };
  const handshake = validatorHandshake(near, {
    identity,
    clock: network.clock,
    timeoutMs: 1_000,
    miner: neuron(1).hotkey,
  });
  handshake.catch(() => undefined);
  await network.clock.advance(0);
  const frames: Frame[] = [];
  const ends: SessionEnd[] = [];
  const session = createSession(await handshake, {
    clock: network.clock,
    onFrame: (frame) => frames.push(frame),
    onEnd: (end) => ends.push(end),
  });
  const codec = createMessageCodec(spec);
  return {
    session,
    frames,
    ends,
    ask: (id, value, deadlineMs = 1_000) =>
      session.send({ kind: "task", taskId: idOf(id), deadlineMs, body: codec.encodeRequest(value) }),
    heard: () =>
      frames.map(({ kind, taskId, body }) => [
        Number.parseInt(taskId, 16),
        kind === "error" ? decodeReport(body).code : body.length === 0 ? kind : codec.decodeResponse(body),
      ]),
  };
}

const setUp = async (
  solve: Solve,
  over: Partial<MinerOptions> = {},
): Promise<{ network: Network; role: MinerRole; caller: Caller }> => {
  const network = createNetwork([1]);
  const role = network.addMiner(1, solve, over);
  return { network, role, caller: await call(network, role, over.contract) };
};

describe("a miner's role", () => {
  it("answers with what the plugin solved, told who asks and for how long", async () => {
    const calls: Call[] = [];
    const { network, caller } = await setUp(({ value }, how) => {
      calls.push(how);
      return { value: value * 2 };
    });
    caller.ask(1, { value: 21 }, 800);
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([[1, { value: 42 }]]);
    expect(calls.map(({ remainingMs, caller: who }) => [remainingMs, who])).toEqual([
      [800, { hotkey: neuron(0).hotkey, uid: 0 }],
    ]);
    expect(calls[0]?.signal.aborted).toBe(false);
  });

  it("seeds each task by its id and the miner's own hotkey", async () => {
    const drawn: number[] = [];
    const solve: Solve = ({ value }, { random }) => {
      drawn.push(random.next());
      return { value };
    };
    for (const id of [1, 1, 2]) {
      const { network, caller } = await setUp(solve);
      caller.ask(id, { value: 0 });
      await network.clock.advance(0);
    }
    expect(drawn[0]).toBe(drawn[1]);
    expect(drawn[0]).not.toBe(drawn[2]);
  });

  it("says what went wrong, task by task, and keeps the session", async () => {
    const { network, caller } = await setUp(({ value }) => {
      if (value === 1) throw new Error("broken");
      if (value === 2) return { value: "no number" };
      if (value === 3) return undefined;
      if (value === 4) return Promise.reject(new Error("broken"));
      return { value };
    });
    for (const id of [1, 2, 3, 4, 5]) caller.ask(id, { value: id });
    await network.clock.advance(0);
    expect(caller.heard().sort()).toEqual([
      [1, "SK1501"],
      [2, "SK1502"],
      [3, "SK1502"],
      [4, "SK1501"],
      [5, { value: 5 }],
    ]);
    expect(
      caller.frames
        .filter(({ kind }) => kind === "error")
        .every(({ body }) => decodeReport(body).reason.includes("echo")),
    ).toBe(true);
    expect(caller.session.isOpen).toBe(true);
  });

  it("refuses a request that its contract does not allow, before the plugin sees it", async () => {
    let calls = 0;
    const { network, caller } = await setUp(() => ({ value: ++calls }));
    const garbage = [Uint8Array.of(0xff), EMPTY_BODY, Uint8Array.from({ length: 5_000 }, () => 0x81)];
    garbage.forEach((body, index) =>
      caller.session.send({ kind: "task", taskId: idOf(index), deadlineMs: 100, body }),
    );
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([
      [0, "SK1507"],
      [1, "SK1507"],
      [2, "SK1507"],
    ]);
    expect(calls).toBe(0);
  });

  it("ends a task at its deadline, and goes on with the next although the plugin hangs", async () => {
    const signals: AbortSignal[] = [];
    const { network, caller } = await setUp(
      ({ value }, { signal }) => {
        signals.push(signal);
        return value === 1 ? new Promise(() => undefined) : { value };
      },
      { limits: { maxRunning: 1 } },
    );
    caller.ask(1, { value: 1 }, 300);
    caller.ask(2, { value: 2 }, 1_000);
    await network.clock.advance(299);
    expect(caller.heard()).toEqual([]);
    await network.clock.advance(1);
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([
      [1, "SK1504"],
      [2, { value: 2 }],
    ]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it("drops an expired task before work starts, and says so", async () => {
    const begun: number[] = [];
    const { network, caller } = await setUp(
      ({ value }) => {
        begun.push(value);
        return new Promise(() => undefined);
      },
      { limits: { maxRunning: 1 } },
    );
    caller.ask(1, { value: 1 }, 500);
    caller.ask(2, { value: 2 }, 300);
    await network.clock.advance(300);
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([[2, "SK1503"]]);
    await network.clock.advance(300);
    expect(caller.heard()).toEqual([
      [2, "SK1503"],
      [1, "SK1504"],
    ]);
    expect(begun).toEqual([1]);
  });

  it("says nothing more of a task that ended, whenever the plugin finishes", async () => {
    const { network, caller } = await setUp(
      ({ value }) => new Promise((resolve) => network.clock.after(500, () => resolve({ value }))),
    );
    caller.ask(1, { value: 1 }, 300);
    await network.clock.advance(1_000);
    expect(caller.heard()).toEqual([[1, "SK1504"]]);
    expect(caller.session.isOpen).toBe(true);
  });

  it("stops a cancelled task and acknowledges it, whether it runs or waits", async () => {
    const aborted: number[] = [];
    const { network, caller } = await setUp(
      ({ value }, { signal }) =>
        new Promise(() => signal.addEventListener("abort", () => aborted.push(value))),
      { limits: { maxRunning: 1 } },
    );
    caller.ask(1, { value: 1 });
    caller.ask(2, { value: 2 });
    await network.clock.advance(0);
    for (const id of [2, 1, 7])
      caller.session.send({ kind: "cancel", taskId: idOf(id), deadlineMs: 0, body: EMPTY_BODY });
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([
      [2, "SK1506"],
      [1, "SK1506"],
    ]);
    expect(aborted).toEqual([1]);
    expect(network.clock.pending).toBe(2); // Heartbeats only.
  });

  it("refuses what its queue can't hold", async () => {
    const { network, caller } = await setUp(() => new Promise(() => undefined), {
      limits: { maxRunning: 1, maxWaiting: 2 },
    });
    for (const id of [1, 2, 3, 4]) caller.ask(id, { value: id });
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([[4, "SK1505"]]);
  });

  it("turns an answer too large for the caller into an error", async () => {
    const large = { ...contract, task: { ...contract.task, response: Type.String() } };
    const { network, caller } = await setUp(() => "x".repeat(1_048_576), { contract: large });
    caller.ask(1, { value: 1 });
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([[1, "SK1508"]]);
    expect(caller.session.isOpen).toBe(true);
  });

  it("aborts the work of a session that ended", async () => {
    let signal: AbortSignal | undefined;
    const { network, caller, role } = await setUp((_, how) => {
      signal = how.signal;
      return new Promise(() => undefined);
    });
    caller.ask(1, { value: 1 });
    await network.clock.advance(0);
    expect(signal?.aborted).toBe(false);
    caller.session.close({ code: "SK1440", message: "bye" });
    await network.clock.advance(0);
    expect([signal?.aborted, role.sessionCount, network.clock.pending]).toEqual([true, 0, 0]);
  });
});

describe("a streaming miner", () => {
  const streaming: ContractSpec = { ...contract, task: { ...contract.task, streaming: true } };
  async function* upTo(last: number): AsyncGenerator<{ value: number }> {
    for (let value = 1; value <= last; value += 1) yield await Promise.resolve({ value });
  }

  it("sends each part as a chunk as soon as it is there, and an empty answer at the end", async () => {
    const { network, caller } = await setUp(({ value }) => upTo(value), { contract: streaming });
    caller.ask(1, { value: 3 });
    await network.clock.advance(0);
    expect(caller.frames.map(({ kind }) => kind)).toEqual(["chunk", "chunk", "chunk", "answer"]);
    expect(caller.heard()).toEqual([
      [1, { value: 1 }],
      [1, { value: 2 }],
      [1, { value: 3 }],
      [1, "answer"],
    ]);
  });

  it("fails when it yields nothing, breaks its contract, or throws on the way", async () => {
    const { network, caller } = await setUp(
      async function* ({ value }) {
        if (value === 1) return;
        yield await Promise.resolve({ value });
        if (value === 2) yield { value: "no number" };
        if (value === 3) throw new Error("broken");
        yield { value };
      },
      { contract: streaming },
    );
    for (const id of [1, 2, 3]) caller.ask(id, { value: id });
    await network.clock.advance(0);
    expect(
      caller
        .heard()
        .filter((entry) => Array.isArray(entry) && typeof entry[1] === "string")
        .sort(),
    ).toEqual([
      [1, "SK1501"],
      [2, "SK1502"],
      [3, "SK1501"],
    ]);
    expect(caller.session.isOpen).toBe(true);
  });
});

describe("a miner that commits to its answers", () => {
  const committing: ContractSpec = { ...contract, task: { ...contract.task, commitReveal: true } };

  it("drops an answer that nobody asks for, and says so", async () => {
    const { network, caller } = await setUp(honest, { contract: committing });
    caller.ask(1, { value: 1 }, 500);
    await network.clock.advance(10_499);
    expect(caller.frames.map(({ kind }) => kind)).toEqual(["commit"]);
    await network.clock.advance(1);
    await network.clock.advance(0);
    expect(caller.frames.map(({ kind }) => kind)).toEqual(["commit", "error"]);
    expect(decodeReport(caller.frames[1]?.body ?? EMPTY_BODY).code).toBe("SK1510");
    expect(network.clock.pending).toBe(2); // Heartbeats only.
  });

  it("commits to nothing that the caller could not take", async () => {
    const large = { ...committing, task: { ...committing.task, response: Type.String() } };
    const { network, caller } = await setUp(() => "x".repeat(1_048_500), { contract: large });
    caller.ask(1, { value: 1 });
    await network.clock.advance(0);
    expect(caller.heard()).toEqual([[1, "SK1508"]]);
  });
});

describe("who may call a miner", () => {
  it("says so before a connection is made", () => {
    const network = createNetwork([1, 2]);
    const role = network.addMiner(1, honest);
    expect(role.admit(neuron(0).hotkey)).toBeUndefined();
    expect(role.admit(neuron(2).hotkey)?.code).toBe("SK1412");
    expect(role.admit(neuron(99).hotkey)?.code).toBe("SK1411");
  });

  it("sends nothing, not even a hello, to who may not", async () => {
    const network = createNetwork([1, 2]);
    const role = network.addMiner(1, honest);
    const [near, far] = createMemoryDuplexPair();
    const got: unknown[] = [];
    near.onMessage((message) => got.push(message));
    near.onClose((reason) => got.push(reason.slice(0, 6)));
    await role.accept(far, neuron(2).hotkey);
    await network.clock.advance(0);
    expect(got).toEqual(["SK1412"]);
  });

  it("bounds the handshakes that anyone can begin in a caller's name, and lets in again when they are over", async () => {
    const network = createNetwork([1]);
    const role = network.addMiner(1, honest);
    for (let attempt = 0; attempt < 4; attempt += 1)
      void role.accept(createMemoryDuplexPair()[1], neuron(0).hotkey);
    expect(role.admit(neuron(0).hotkey)?.code).toBe("SK1509");
    await network.clock.advance(5_000);
    expect(role.admit(neuron(0).hotkey)).toBeUndefined();
  });

  it("keeps the newest session of a hotkey, once it has proven itself", async () => {
    const { network, role, caller } = await setUp(honest);
    const [, unproven] = createMemoryDuplexPair();
    void role.accept(unproven, neuron(0).hotkey);
    await network.clock.advance(0);
    expect(caller.session.isOpen).toBe(true);
    const newer = await call(network, role);
    await network.clock.advance(0);
    expect(caller.ends.map(({ code, by }) => [code, by])).toEqual([["SK1441", "peer"]]);
    newer.ask(1, { value: 5 });
    await network.clock.advance(0);
    expect(newer.heard()).toEqual([[1, { value: 5 }]]);
    expect(role.sessionCount).toBe(1);
  });

  it("closes a session whose caller lost its permit: at the next epoch, or at its next task", async () => {
    const lost = viewOf([neuron(0, { validatorPermit: false }), neuron(1)], 101);
    const atEpoch = await setUp(honest);
    atEpoch.network.view = lost;
    atEpoch.role.recheck();
    await atEpoch.network.clock.advance(0);
    expect(atEpoch.caller.ends.map(({ code, by }) => [code, by])).toEqual([["SK1412", "peer"]]);

    const atTask = await setUp(honest);
    atTask.network.view = lost;
    atTask.caller.ask(1, { value: 1 });
    await atTask.network.clock.advance(0);
    expect(atTask.caller.ends.map(({ code }) => code)).toEqual(["SK1412"]);
    expect(atTask.caller.heard()).toEqual([]);
  });

  it("lets nobody in after it was closed", async () => {
    const { network, role, caller } = await setUp(honest);
    role.close();
    await network.clock.advance(0);
    expect(caller.ends.map(({ code, by }) => [code, by])).toEqual([["SK1440", "peer"]]);
    expect(role.admit(neuron(0).hotkey)?.code).toBe("SK1535");
    await expect(call(network, role).catch(codeOf)).resolves.toBe("SK1418");
  });
});

describe("a miner's hooks", () => {
  it("that fail at admit refuse the task and leave the session open", async () => {
    const host = createHookHost(roleHooks, { report: () => undefined });
    host.scope("breaker").hooks.admit.tap(() => {
      throw new Error("broken");
    });
    const { network, caller } = await setUp(honest, { hooks: host.call });
    caller.ask(1, { value: 1 });
    await network.clock.advance(0);
    expect([caller.heard(), caller.session.isOpen]).toEqual([[[1, "SK1340"]], true]);
  });

  it("refuse a task, see it before it is solved, and change the response", async () => {
    const host = createHookHost(roleHooks, { report: () => undefined });
    const { hooks } = host.scope("guard");
    const seen: unknown[] = [];
    hooks.admit.tap((who, sizeBytes) =>
      sizeBytes > 12
        ? { code: "SK9901", message: `Too much from ${who.uid}.`, next: "Send less." }
        : undefined,
    );
    hooks.solve.tap(({ request, caller: who }) => {
      if ((request as { value: number }).value === 2) throw new Error("not today");
      seen.push([request, who.uid, who.stake]);
    });
    hooks.response.tap((response) => ({ value: (response as { value: number }).value + 0.5 }));
    const { network, caller } = await setUp(honest, { hooks: host.call });
    caller.ask(1, { value: 1 });
    caller.ask(2, { value: 2 });
    caller.ask(3, { value: 2 ** 40 });
    await network.clock.advance(0);
    expect(caller.heard().sort()).toEqual([
      [1, { value: 1.5 }],
      [2, "SK1340"],
      [3, "SK9901"],
    ]);
    expect(seen).toEqual([[{ value: 1 }, 0, 1_000n]]);
  });
});
