import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { openAnswer, sealAnswer, type CommitmentSubject } from "../../../../core/protocol/commitment.js";
import { encodeFrame } from "../../../../core/protocol/frameCodec.js";
import { createSealer } from "../../../../core/protocol/records.js";
import { createSession } from "../../../../core/protocol/session.js";
import { codeThrownBy, keysOf, shakeHands } from "./handshakeFixture.js";
import { link, reply, task, taskId } from "./sessionFixture.js";

const account = (name: string): CommitmentSubject["miner"] => developmentSigner("commitment", name).account;
const subject: CommitmentSubject = {
  taskId: taskId(1),
  miner: account("miner"),
  validator: account("validator"),
};
const answer = Uint8Array.of(1, 2, 3);

describe("a commitment to an answer", () => {
  it("opens to that answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const { commitment, reveal } = sealAnswer(bytes, subject);
        expect(commitment).toHaveLength(32);
        expect(Buffer.compare(openAnswer(reveal, commitment, subject), bytes)).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it("hides an answer that could be guessed: two to the same differ", () => {
    expect(sealAnswer(answer, subject).commitment).not.toEqual(sealAnswer(answer, subject).commitment);
  });

  it("is worth nothing to another miner, for another validator, or for another task", () => {
    const { commitment, reveal } = sealAnswer(answer, subject);
    const others: readonly CommitmentSubject[] = [
      { ...subject, miner: account("copier") },
      { ...subject, validator: account("another") },
      { ...subject, taskId: taskId(2) },
    ];
    expect(others.map((other) => codeThrownBy(() => openAnswer(reveal, commitment, other)))).toEqual([
      "SK1442",
      "SK1442",
      "SK1442",
    ]);
  });

  it("opens to nothing else: a changed, missing or added byte is noticed", () => {
    const { commitment, reveal } = sealAnswer(answer, subject);
    const changed = Array.from(reveal, (_, at) =>
      reveal.map((byte, index) => (index === at ? byte ^ 1 : byte)),
    );
    for (const bytes of [
      ...changed,
      reveal.subarray(1),
      reveal.subarray(0, -1),
      Uint8Array.of(...reveal, 0),
    ]) {
      expect(codeThrownBy(() => openAnswer(bytes, commitment, subject))).toBe("SK1442");
    }
    expect(codeThrownBy(() => openAnswer(new Uint8Array(0), commitment, subject))).toBe("SK1442");
  });
});

const hash = new Uint8Array(32).fill(7);
const reveal = (number: number) => ({ ...reply("cancel", number), kind: "reveal" as const, deadlineMs: 500 });
const commit = (number: number, body = hash) => ({
  ...reply("answer", number, body),
  kind: "commit" as const,
});

describe("a session with commitments", () => {
  it("carries commitment, request to reveal and answer, in this order alone", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1));
    expect(codeThrownBy(() => validator.session.send(reveal(1)))).toBe("SK1434");
    await clock.advance(0);
    miner.session.send(commit(1));
    expect(codeThrownBy(() => miner.session.send(commit(1)))).toBe("SK1434");
    expect(codeThrownBy(() => miner.session.send(reply("answer", 1)))).toBe("SK1434");
    expect(codeThrownBy(() => miner.session.send(reply("chunk", 1)))).toBe("SK1434");
    await clock.advance(0);
    validator.session.send(reveal(1));
    expect(codeThrownBy(() => validator.session.send(reveal(1)))).toBe("SK1434");
    await clock.advance(0);
    miner.session.send(reply("answer", 1));
    await clock.advance(0);
    expect(miner.frames.map(({ kind }) => kind)).toEqual(["task", "reveal"]);
    expect(validator.frames.map(({ kind }) => kind)).toEqual(["commit", "answer"]);
  });

  it.each([
    ["reveals before it is asked", [commit(1), reply("answer", 1)]],
    ["commits twice", [commit(1), commit(1)]],
    ["sends a part of what it has committed to", [commit(1), reply("chunk", 1)]],
    ["commits to what nobody asked", [commit(2)]],
  ])("ends with a miner that keeps to no rule and %s", async (_, frames) => {
    const { miner, validator, clock } = await shakeHands();
    if (!miner.established || !validator.established) throw new Error("refused");
    const ends: string[] = [];
    const session = createSession(validator.established, {
      clock,
      onFrame: () => undefined,
      onEnd: ({ code }) => ends.push(code),
    });
    session.send(task(1));
    // The miner's own session would refuse to send these: it seals them by hand.
    const seal = createSealer(keysOf(miner.established).sealing);
    for (const frame of frames) await miner.established.duplex.send(seal(encodeFrame(frame)));
    await clock.advance(0);
    expect(ends).toEqual(["SK1434"]);
  });

  it("refuses a commitment that is no hash, and a request to reveal without time", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1));
    await clock.advance(0);
    expect(codeThrownBy(() => miner.session.send(commit(1, hash.subarray(1))))).toBe("SK1431");
    miner.session.send(commit(1));
    await clock.advance(0);
    expect(codeThrownBy(() => validator.session.send({ ...reveal(1), deadlineMs: 0 }))).toBe("SK1431");
    expect(codeThrownBy(() => validator.session.send({ ...reveal(1), body: hash }))).toBe("SK1431");
  });

  it("bears a request to reveal that crossed an error, and an error in place of the answer", async () => {
    const { miner, validator, clock } = await link();
    validator.session.send(task(1));
    validator.session.send(task(2));
    await clock.advance(0);
    miner.session.send(commit(1));
    miner.session.send(commit(2));
    await clock.advance(0);
    miner.session.send(reply("error", 1));
    validator.session.send(reveal(1));
    validator.session.send(reveal(2));
    await clock.advance(0);
    miner.session.send(reply("error", 2));
    await clock.advance(0);
    expect(validator.frames.map(({ kind }) => kind)).toEqual(["commit", "commit", "error", "error"]);
    expect([miner.session.isOpen, validator.session.isOpen]).toEqual([true, true]);
  });

  it("leaves room for work while answers wait, up to a bound", async () => {
    const { miner, validator, clock } = await link({ miner: { maxInFlight: 2 } });
    for (let number = 0; number < 1_024; number += 1) {
      validator.session.send(task(number));
      await clock.advance(0);
      miner.session.send(commit(number));
      await clock.advance(0);
    }
    expect(validator.session.inFlight).toBe(0);
    validator.session.send(task(2_001));
    validator.session.send(task(2_002));
    expect(codeThrownBy(() => validator.session.send(task(2_003)))).toBe("SK1433");
  });
});
