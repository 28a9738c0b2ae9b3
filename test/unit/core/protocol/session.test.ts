import { describe, expect, it } from "vitest";
import { protocolErrors } from "../../../../core/protocol/protocolErrors.js";
import { createSession } from "../../../../core/protocol/session.js";
import { codeThrownBy, shakeHands } from "./handshakeFixture.js";
import { link, reply, task, taskId } from "./sessionFixture.js";

const bytes = (...values: number[]): Uint8Array => Uint8Array.of(...values);
const goingAway = { code: protocolErrors.goingAway.code, message: protocolErrors.goingAway.message };

describe("session", () => {
  it("carries tasks one way and answers, chunks and errors the other", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1, bytes(1, 2, 3), 4_000));
    await clock.advance(0);
    expect(miner.frames).toEqual([
      { kind: "task", taskId: taskId(1), deadlineMs: 4_000, body: Buffer.of(1, 2, 3) },
    ]);
    expect([miner.session.inFlight, validator.session.inFlight]).toEqual([1, 1]);

    miner.session.send(reply("chunk", 1, bytes(4)));
    miner.session.send(reply("answer", 1, bytes(5)));
    await clock.advance(0);
    expect(validator.frames.map(({ kind, body }) => [kind, ...body])).toEqual([
      ["chunk", 4],
      ["answer", 5],
    ]);
    expect([miner.session.inFlight, validator.session.inFlight]).toEqual([0, 0]);
    expect(miner.ends).toEqual([]);
  });

  it("sends all frames of a tick in one record, in order", async () => {
    const { miner, validator, clock, records } = await link();
    for (let number = 0; number < 50; number += 1) validator.session.send(task(number, bytes(number)));
    await clock.advance(0);
    expect(records).toHaveLength(1);
    expect(miner.frames.map((frame) => frame.body[0])).toEqual(
      Array.from({ length: 50 }, (_, number) => number),
    );
  });

  it("splits a tick's frames into records that the peer accepts", async () => {
    const { miner, validator, clock, records } = await link({ miner: { maxFrameBytes: 1_024 } });
    for (let number = 0; number < 5; number += 1)
      validator.session.send(task(number, new Uint8Array(400).fill(number)));
    await clock.advance(0);
    expect(records.map(({ bytes: record }) => record.length <= 1_024 + 16)).toEqual([true, true, true]);
    expect(miner.frames.map((frame) => frame.body[0])).toEqual([0, 1, 2, 3, 4]);
  });

  it("carries a body of almost a mebibyte unchanged", async () => {
    const { miner, validator, clock } = await link();
    const body = Uint8Array.from({ length: 1_048_000 }, (_, index) => index * 7);
    validator.session.send(task(1, body));
    await clock.advance(0);
    expect(Buffer.compare(miner.frames[0]?.body ?? bytes(), body)).toBe(0);
  });

  it("seals what it sends: the same body looks different every time", async () => {
    const { validator, clock, records } = await link();
    const body = new Uint8Array(100).fill(65);
    validator.session.send(task(1, body));
    await clock.advance(0);
    validator.session.send(task(2, body));
    await clock.advance(0);
    const [first, second] = records.map(({ bytes: record }) => Buffer.from(record).toString("latin1"));
    expect(first).not.toContain("AAAA");
    expect(first?.length).toBe(second?.length);
    expect(first).not.toBe(second);
  });

  it("refuses to send more than the peer bears, and goes on", async () => {
    const { miner, validator, clock } = await link({ miner: { maxFrameBytes: 1_024, maxInFlight: 2 } });
    expect(codeThrownBy(() => validator.session.send(task(1, new Uint8Array(1_000))))).toBe("SK1432");
    validator.session.send(task(1));
    validator.session.send(task(2));
    expect(codeThrownBy(() => validator.session.send(task(3)))).toBe("SK1433");
    await clock.advance(0);
    miner.session.send(reply("error", 1));
    await clock.advance(0);
    validator.session.send(task(3));
    await clock.advance(0);
    expect(miner.frames.map((frame) => frame.taskId)).toEqual([1, 2, 3].map(taskId));
  });

  it("refuses frames that are out of place before they leave", async () => {
    const { miner, validator } = await link();
    expect(codeThrownBy(() => miner.session.send(task(1)))).toBe("SK1434");
    expect(codeThrownBy(() => miner.session.send(reply("answer", 1)))).toBe("SK1434");
    expect(codeThrownBy(() => validator.session.send(reply("answer", 1)))).toBe("SK1434");
    validator.session.send(task(1));
    expect(codeThrownBy(() => validator.session.send(task(1)))).toBe("SK1434");
    expect(codeThrownBy(() => validator.session.send({ ...task(2), deadlineMs: 0 }))).toBe("SK1431");
    expect(
      codeThrownBy(() => validator.session.send({ kind: "close", taskId: "", deadlineMs: 0, body: bytes() })),
    ).toBe("SK1434");
  });

  it("bears a cancel that crossed the answer", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1));
    await clock.advance(0);
    miner.session.send(reply("answer", 1));
    validator.session.send(reply("cancel", 1));
    await clock.advance(0);
    expect(validator.frames.map((frame) => frame.kind)).toEqual(["answer"]);
    expect(miner.frames.map((frame) => frame.kind)).toEqual(["task", "cancel"]);
    expect([miner.session.isOpen, validator.session.isOpen]).toEqual([true, true]);
  });

  it("ends with a farewell that the peer can trust, after what was sent before", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1));
    validator.session.close(goingAway);
    await clock.advance(0);
    expect(miner.frames.map((frame) => frame.kind)).toEqual(["task"]);
    expect(miner.ends).toEqual([{ code: "SK1440", reason: goingAway.message, by: "peer" }]);
    expect(validator.ends).toEqual([{ code: "SK1440", reason: goingAway.message, by: "self" }]);
    expect(codeThrownBy(() => miner.session.send(reply("answer", 1)))).toBe("SK1438");
    expect(clock.pending).toBe(0);
  });

  it("tells a lost connection from a farewell", async () => {
    const { miner: m, clock } = await shakeHands();
    if (!m.established) throw new Error("refused");
    const ends: string[] = [];
    createSession(m.established, {
      clock,
      onFrame: () => undefined,
      onEnd: ({ code, by }) => ends.push(`${code} ${by}`),
    });
    m.established.duplex.close("SK1440 a reason that nobody signed");
    await clock.advance(0);
    expect(ends).toEqual(["SK1436 connection"]);
  });

  it("keeps an idle session alive by pings, one way and the other", async () => {
    const { miner, validator, clock, records } = await link();
    await clock.advance(600_000);
    expect([miner.session.isOpen, validator.session.isOpen]).toEqual([true, true]);
    // Either side pings after 15 s of silence at the most, and no more often than that.
    expect(records.length).toBeGreaterThanOrEqual(40);
    expect(records.length).toBeLessThanOrEqual(4 * 40 + 4);
  });

  it("sends no ping to a peer that it hears", async () => {
    const { miner, validator, clock, records } = await link();
    for (let number = 0; number < 12; number += 1) {
      validator.session.send(task(number));
      await clock.advance(0);
      miner.session.send(reply("answer", number));
      await clock.advance(10_000);
    }
    expect(records).toHaveLength(24);
  });

  it("ends after one ping that stays unanswered", async () => {
    const world = await link();
    world.intercept = (from, record) => (from === "miner" ? [] : [record]);
    await world.clock.advance(29_999);
    expect(world.validator.ends).toEqual([]);
    await world.clock.advance(1);
    expect(world.validator.ends.map(({ code, by }) => [code, by])).toEqual([["SK1435", "self"]]);
    await world.clock.advance(0);
    expect(world.clock.pending).toBe(0);
  });

  it("survives a receiver that throws, by ending the session with a code", async () => {
    const { miner: m, validator: v, clock } = await shakeHands();
    if (!m.established || !v.established) throw new Error("refused");
    const ends: string[] = [];
    createSession(m.established, {
      clock,
      onFrame: () => {
        throw new Error("a fault with a secret in it");
      },
      onEnd: ({ code }) => ends.push(code),
    });
    const heard: string[] = [];
    const caller = createSession(v.established, {
      clock,
      onFrame: () => undefined,
      onEnd: ({ code, reason }) => heard.push(`${code} ${reason}`),
    });
    caller.send(task(1));
    await clock.advance(0);
    expect(ends).toEqual(["SK1400"]);
    expect(heard[0]).toMatch(/^SK1400 /);
    expect(heard[0]).not.toContain("secret");
  });
});
