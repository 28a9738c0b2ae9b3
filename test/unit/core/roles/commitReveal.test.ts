import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import type { Answer } from "../../../../core/plugin/subnet.js";
import { sealAnswer } from "../../../../core/protocol/commitment.js";
import type { Frame } from "../../../../core/protocol/frames.js";
import type { Session } from "../../../../core/protocol/session.js";
import {
  addRogueMiner,
  contract,
  createNetwork,
  echoValidator,
  honest,
  neuron,
  type Network,
} from "./networkFixture.js";

const spec: ContractSpec = { ...contract, task: { ...contract.task, commitReveal: true } };
const codec = createMessageCodec(spec);
const validatorHotkey = neuron(0).hotkey;

const send = (session: Session, kind: Frame["kind"], taskId: string, body: Uint8Array): void =>
  session.send({ kind, taskId, deadlineMs: 0, body });
const seal = (uid: number, taskId: string, value: number): ReturnType<typeof sealAnswer> =>
  sealAnswer(codec.encodeResponse({ value }), {
    taskId,
    miner: neuron(uid).hotkey,
    validator: validatorHotkey,
  });

/** A network whose validator asks one task; what it scored is kept. */
const start = (uids: readonly number[]): { network: Network; scored: Answer<ContractSpec>[][] } => ({
  network: createNetwork(uids),
  scored: [],
});
const round = ({ network, scored }: ReturnType<typeof start>, count = 1): ReturnType<Network["round"]> => {
  const plain = echoValidator(count);
  const score: (typeof plain)["score"] = (input) => {
    scored.push([...input.answers]);
    return plain.score(input);
  };
  return network.round(network.validator({ contract: spec, validator: { ...plain, score } }));
};
const outcomes = (report: Awaited<ReturnType<typeof round>>): unknown[] =>
  report.peers.map(({ uid, meanScore, problem }) => [uid, meanScore, problem?.code]);

describe("answers that are committed to first", () => {
  it("are scored like others; the time until the commitment counts", async () => {
    const world = start([1, 2]);
    const { network } = world;
    network.addMiner(1, honest, { contract: spec });
    network.addMiner(
      2,
      ({ value }) => new Promise((resolve) => void network.clock.after(400, () => resolve({ value }))),
      { contract: spec },
    );
    const report = await round(world, 3);
    expect(outcomes(report)).toEqual([
      [1, 1, undefined],
      [2, 1, undefined],
    ]);
    const latencies = world.scored[0]?.map((answer) => "latencyMs" in answer && answer.latencyMs);
    expect(latencies).toEqual([0, 400]);
    expect(network.clock.pending).toBe(4); // Heartbeats only: nothing is held any more.
  });

  it("are asked for only when every peer has committed or can't any more", async () => {
    const world = start([1, 2, 3, 4]);
    const { network } = world;
    const events: string[] = [];
    const honestAfter = (uid: number, delayMs: number): void => {
      addRogueMiner(network, uid, spec, ({ kind, taskId }, session) => {
        if (kind === "reveal") events.push(`reveal ${uid} at ${network.clock.nowMs()}`);
        if (kind !== "task") return;
        network.clock.after(delayMs, () => {
          events.push(`commit ${uid}`);
          send(session, "commit", taskId, seal(uid, taskId, 100).commitment);
        });
      });
    };
    honestAfter(1, 0);
    honestAfter(2, 600);
    // 3 works until its deadline and is late; 4 is not there.
    network.addMiner(3, () => new Promise(() => undefined), { contract: spec });
    await round(world);
    expect(events).toEqual(["commit 1", "commit 2", "reveal 1 at 1000", "reveal 2 at 1000"]);
  });

  it("do not wait for a peer that can't be reached", async () => {
    const world = start([1, 2]);
    const { network } = world;
    network.addMiner(1, honest, { contract: spec });
    network.dials.set("ws://miner-2", () => new Promise(() => undefined));
    const report = await round(world);
    expect(outcomes(report)).toEqual([
      [1, 1, undefined],
      [2, 0, "SK1536"],
    ]);
  });

  it("go on beyond the miner's room for open tasks", async () => {
    const world = start([1, 2]);
    const session = { maxFrameBytes: 65_536, maxInFlight: 2, idleMs: 30_000 };
    world.network.addMiner(1, honest, { contract: spec, limits: { session } });
    world.network.addMiner(2, honest, { contract: spec });
    expect((await round(world, 20)).peers.map(({ answers }) => answers)).toEqual([20, 20]);
  });

  it("work in lock-step, where nobody is late", async () => {
    const { network } = start([1, 2]);
    for (const uid of [1, 2]) {
      network.addMiner(
        uid,
        ({ value }) =>
          new Promise((resolve) => void network.clock.after(uid * 5_000, () => resolve({ value }))),
        { contract: spec, deadline: "patient" },
      );
    }
    const report = await network.round(network.validator({ contract: spec, deadline: "patient" }));
    expect(report.peers.map(({ answers }) => answers)).toEqual([2, 2]);
  });
});

describe("who cheats with commitments", () => {
  /** Commits to 100, then does as `onReveal` says. */
  const committing = (
    world: ReturnType<typeof start>,
    uid: number,
    onReveal: (session: Session, taskId: string, sealed: ReturnType<typeof sealAnswer>) => void,
  ): ReturnType<typeof addRogueMiner> => {
    const sealed = new Map<string, ReturnType<typeof sealAnswer>>();
    return addRogueMiner(world.network, uid, spec, ({ kind, taskId }, session) => {
      const own = sealed.get(taskId) ?? seal(uid, taskId, 100);
      sealed.set(taskId, own);
      if (kind === "task") send(session, "commit", taskId, own.commitment);
      if (kind === "reveal") onReveal(session, taskId, own);
    });
  };

  it("can't reveal what somebody else committed to, not even knowing all of it", async () => {
    const world = start([1, 2]);
    let victim: ReturnType<typeof sealAnswer> | undefined;
    const copies: ((commitment: Uint8Array) => void)[] = [];
    addRogueMiner(world.network, 1, spec, ({ kind, taskId }, session) => {
      victim ??= seal(1, taskId, 100);
      if (kind === "task") {
        send(session, "commit", taskId, victim.commitment);
        for (const copy of copies) copy(victim.commitment);
      }
      if (kind === "reveal") send(session, "answer", taskId, victim.reveal);
    });
    addRogueMiner(world.network, 2, spec, ({ kind, taskId }, session) => {
      const copy = (commitment: Uint8Array): void => send(session, "commit", taskId, commitment);
      if (kind === "task") {
        if (victim) copy(victim.commitment);
        else copies.push(copy);
      }
      if (kind === "reveal" && victim) send(session, "answer", taskId, victim.reveal);
    });
    expect(outcomes(await round(world))).toEqual([
      [1, 1, undefined],
      [2, 0, "SK1442"],
    ]);
  });

  it("can't reveal another answer than the one committed to", async () => {
    const world = start([1]);
    committing(world, 1, (session, taskId) => send(session, "answer", taskId, seal(1, taskId, 100).reveal));
    const report = await round(world);
    expect(outcomes(report)).toEqual([[1, 0, "SK1442"]]);
    expect(report.peers[0]?.missing.malformed).toBe(1);
  });

  it("is late when it never reveals, and when it reveals too late", async () => {
    const world = start([1, 2, 3]);
    committing(world, 1, () => undefined);
    committing(world, 2, (session, taskId, { reveal }) => {
      world.network.clock.after(1_000, () => send(session, "answer", taskId, reveal));
    });
    committing(world, 3, (session, taskId, { reveal }) => {
      world.network.clock.after(900, () => send(session, "answer", taskId, reveal));
    });
    const report = await round(world);
    expect(report.peers.map(({ uid, missing, meanScore }) => [uid, missing.late, meanScore])).toEqual([
      [1, 1, 0],
      [2, 1, 0],
      [3, 0, 1],
    ]);
  });

  it("can't reveal before it is asked", async () => {
    const world = start([1, 2]);
    const rogue = addRogueMiner(world.network, 1, spec, ({ kind, taskId }, session) => {
      if (kind !== "task") return;
      const sealed = seal(1, taskId, 100);
      send(session, "commit", taskId, sealed.commitment);
      expect(() => send(session, "answer", taskId, sealed.reveal)).toThrow();
    });
    world.network.addMiner(2, honest, { contract: spec });
    const report = await round(world);
    // Its own session refuses to send that; it is late like one that never reveals.
    expect(outcomes(report)).toEqual([
      [1, 0, "SK1504"],
      [2, 1, undefined],
    ]);
    expect(rogue.heard.map(({ kind }) => kind)).toEqual(["task", "reveal", "cancel"]);
  });

  it("is malformed when it answers without a commitment, or commits where the contract has none", async () => {
    const world = start([1]);
    addRogueMiner(world.network, 1, spec, ({ kind, taskId }, session) => {
      if (kind === "task") send(session, "answer", taskId, seal(1, taskId, 100).reveal);
    });
    expect(outcomes(await round(world))).toEqual([[1, 0, "SK1542"]]);

    const plain = start([1]);
    const rogue = addRogueMiner(plain.network, 1, contract, ({ kind, taskId }, session) => {
      if (kind === "task") send(session, "commit", taskId, seal(1, taskId, 100).commitment);
    });
    const report = await plain.network.round(plain.network.validator({ validator: echoValidator(1) }));
    expect(outcomes(report)).toEqual([[1, 0, "SK1542"]]);
    await plain.network.clock.advance(0);
    expect(rogue.heard.map(({ kind }) => kind)).toEqual(["task", "cancel"]);
  });

  it("counts as refused when it takes its commitment back", async () => {
    const world = start([1]);
    committing(world, 1, (session) => session.close({ code: "SK1440", message: "bye" }));
    expect((await round(world)).peers[0]?.missing.unreachable).toBe(1);
  });
});

describe("a miner that holds answers", () => {
  it("refuses to hold more than its limit, and has room again once they were asked for", async () => {
    const world = start([1]);
    const role = world.network.addMiner(1, honest, { contract: spec, limits: { maxHeldBytes: 100 } });
    // Each answer takes 32 bytes of salt and 13 of its own: the third finds no place until the first two were asked for.
    const report = await round(world, 3);
    expect(report.peers[0]?.missing.refused).toBe(1);
    expect(report.peers[0]?.problem?.code).toBe("SK1511");
    expect((await round(world, 2)).peers[0]?.answers).toBe(2);
    expect(role.sessionCount).toBe(1);
  });
});
