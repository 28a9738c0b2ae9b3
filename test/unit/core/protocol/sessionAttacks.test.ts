import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { createSealer } from "../../../../core/protocol/records.js";
import { createSession } from "../../../../core/protocol/session.js";
import { keysOf, shakeHands } from "./handshakeFixture.js";
import { link, reply, task, taskId } from "./sessionFixture.js";

describe("records on their way", () => {
  const flipped = (record: Uint8Array, at: number): Uint8Array => {
    const changed = Uint8Array.from(record);
    changed[at] = (changed[at] ?? 0) ^ 0x80;
    return changed;
  };

  it.each([0, 20, 40, -17, -1])(
    "notices a changed byte at %i: no deadline or body can be altered",
    async (at) => {
      const world = await link();
      world.intercept = (_, record) => [flipped(record, at < 0 ? record.length + at : at)];
      world.validator.session.send(task(1, new Uint8Array(32), 12_000));
      await world.clock.advance(0);
      expect(world.miner.frames).toEqual([]);
      expect(world.miner.ends.map(({ code }) => code)).toEqual(["SK1430"]);
    },
  );

  it("notices an answer that was altered", async () => {
    const world = await link();
    world.validator.session.send(task(1));
    await world.clock.advance(0);
    world.intercept = (_, record) => [flipped(record, 9)];
    world.miner.session.send(reply("answer", 1));
    await world.clock.advance(0);
    expect(world.validator.frames).toEqual([]);
    expect(world.validator.ends.map(({ code }) => code)).toEqual(["SK1430"]);
  });

  it("notices a replay", async () => {
    const world = await link();
    world.intercept = (_, record) => [record, record];
    world.validator.session.send(task(1));
    await world.clock.advance(0);
    expect(world.miner.frames.map((frame) => frame.taskId)).toEqual([taskId(1)]);
    expect(world.miner.ends.map(({ code }) => code)).toEqual(["SK1430"]);
  });

  it("notices a record of another session of the same two", async () => {
    const [old, fresh] = [await link(), await link()];
    old.validator.session.send(task(1));
    await old.clock.advance(0);
    const captured = old.records[0]?.bytes ?? new Uint8Array(0);
    fresh.intercept = () => [captured];
    fresh.validator.session.send(task(2));
    await fresh.clock.advance(0);
    expect(fresh.miner.frames).toEqual([]);
    expect(fresh.miner.ends.map(({ code }) => code)).toEqual(["SK1430"]);
  });

  it("notices a record sent back to its sender", async () => {
    const world = await link();
    world.validator.session.send(task(1));
    await world.clock.advance(0);
    const own = world.records[0]?.bytes ?? new Uint8Array(0);
    world.intercept = () => [own];
    world.miner.session.send(reply("answer", 1));
    await world.clock.advance(0);
    expect(world.validator.ends.map(({ code }) => code)).toEqual(["SK1430"]);
  });

  it("notices a lost record at the next one, and a changed order at once", async () => {
    const lost = await link();
    lost.intercept = () => [];
    lost.validator.session.send(task(1));
    await lost.clock.advance(0);
    lost.intercept = (_, record) => [record];
    lost.validator.session.send(task(2));
    await lost.clock.advance(0);
    expect(lost.miner.frames).toEqual([]);
    expect(lost.miner.ends.map(({ code }) => code)).toEqual(["SK1430"]);

    const swapped = await link();
    const held: Uint8Array[] = [];
    swapped.intercept = (_, record) => {
      held.push(record);
      return held.length === 2 ? held.toReversed() : [];
    };
    swapped.validator.session.send(task(1));
    await swapped.clock.advance(0);
    swapped.validator.session.send(task(2));
    await swapped.clock.advance(0);
    expect(swapped.miner.frames).toEqual([]);
    expect(swapped.miner.ends.map(({ code }) => code)).toEqual(["SK1430"]);
  });

  it("opens nothing larger than its limit", async () => {
    const world = await link({ miner: { maxFrameBytes: 1_024 } });
    world.intercept = () => [new Uint8Array(1_024 + 16 + 1)];
    world.validator.session.send(task(1));
    await world.clock.advance(0);
    expect(world.miner.ends.map(({ code }) => code)).toEqual(["SK1432"]);
  });
});

/** A miner's session, and a peer that holds the keys but keeps to no rule. */
async function rogueValidator(
  ...plaintexts: readonly Uint8Array[]
): Promise<{ ends: string[]; kinds: string[] }> {
  const { miner: m, validator: v, clock } = await shakeHands();
  if (!m.established || !v.established) throw new Error("refused");
  const ends: string[] = [];
  const kinds: string[] = [];
  createSession(m.established, {
    clock,
    onFrame: ({ kind }) => kinds.push(kind),
    onEnd: ({ code }) => ends.push(code),
  });
  const seal = createSealer(keysOf(v.established).sealing);
  for (const plaintext of plaintexts)
    await v.established.duplex.send(seal([plaintext])).catch(() => undefined);
  await clock.advance(0);
  return { ends, kinds };
}

const raw = (frame: Readonly<Record<string, unknown>>): Uint8Array => encodeCanonical(frame);
const id = new Uint8Array(16).fill(1);
const body = new Uint8Array(0);
const rawTask = (number: number): Uint8Array =>
  raw({ kind: "task", taskId: new Uint8Array(16).fill(number), deadlineMs: 100, body });

describe("an authenticated peer that keeps to no rule", () => {
  it("is heard as long as it does", async () => {
    expect(await rogueValidator(rawTask(1))).toEqual({ ends: [], kinds: ["task"] });
  });

  const cases: readonly [string, string, Uint8Array][] = [
    ["sends an empty record", "SK1431", body],
    ["sends garbage", "SK1431", Uint8Array.of(1, 2, 3)],
    ["sends half a frame", "SK1431", rawTask(1).subarray(0, 30)],
    ["sends more than a frame", "SK1431", Uint8Array.of(...rawTask(1), 0)],
    ["sends an unknown kind", "SK1431", raw({ kind: "hello", taskId: id, deadlineMs: 0, body })],
    [
      "sends a receipt, which has no place yet",
      "SK1431",
      raw({ kind: "receipt", taskId: id, deadlineMs: 0, body }),
    ],
    ["adds a field", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: 1, body, more: 1 })],
    ["leaves a field out", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: 1 })],
    ["sends a short task id", "SK1431", raw({ kind: "task", taskId: id.subarray(1), deadlineMs: 1, body })],
    ["sends a task without a deadline", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: 0, body })],
    ["sends a negative deadline", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: -1, body })],
    ["sends a fraction as the deadline", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: 0.5, body })],
    [
      "sends a deadline beyond 32 bits",
      "SK1431",
      raw({ kind: "task", taskId: id, deadlineMs: 2 ** 32, body }),
    ],
    ["sends a body of text", "SK1431", raw({ kind: "task", taskId: id, deadlineMs: 1, body: "text" })],
    ["puts a body into a ping", "SK1431", raw({ kind: "ping", taskId: body, deadlineMs: 0, body: id })],
    ["sends an answer to a miner", "SK1434", raw({ kind: "answer", taskId: id, deadlineMs: 0, body })],
    ["closes without a report", "SK1431", raw({ kind: "close", taskId: body, deadlineMs: 0, body })],
    [
      "closes with a code that is none",
      "SK1431",
      raw({ kind: "close", taskId: body, deadlineMs: 0, body: raw({ code: "\u001b[2J", reason: "x" }) }),
    ],
  ];

  it.each(cases)("%s: %s", async (_, code, plaintext) => {
    expect(await rogueValidator(plaintext)).toEqual({ ends: [code], kinds: [] });
  });

  it("repeats an open task", async () => {
    expect(await rogueValidator(rawTask(1), rawTask(1))).toEqual({ ends: ["SK1434"], kinds: ["task"] });
  });

  it("sends more tasks than agreed", async () => {
    const tasks = Array.from({ length: 70 }, (_, number) => rawTask(number));
    const { ends, kinds } = await rogueValidator(...tasks);
    expect([ends, kinds.length]).toEqual([["SK1433"], 64]);
  });

  it("is not heard any more once its session has ended, within the same record neither", async () => {
    const report = raw({ code: "SK1440", reason: "bye" });
    const farewell = raw({ kind: "close", taskId: body, deadlineMs: 0, body: report });
    expect(await rogueValidator(Buffer.concat([farewell, rawTask(1)]))).toEqual({
      ends: ["SK1440"],
      kinds: [],
    });
    expect(await rogueValidator(Uint8Array.of(0), rawTask(1))).toEqual({ ends: ["SK1431"], kinds: [] });
  });
});
