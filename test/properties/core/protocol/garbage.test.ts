import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openOffer } from "../../../../core/protocol/handshake.js";
import { encodeAuth, encodeHello, encodeReady } from "../../../../core/protocol/handshakeMessages.js";
import { minerHandshake } from "../../../../core/protocol/minerHandshake.js";
import { signingPayload, transcriptOf } from "../../../../core/protocol/transcript.js";
import { validatorHandshake } from "../../../../core/protocol/validatorHandshake.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import { decodeAuth, decodeHello } from "../../../../core/protocol/handshakeMessages.js";
import { createSealer } from "../../../../core/protocol/records.js";
import { createSession } from "../../../../core/protocol/session.js";
import {
  identity,
  miner,
  keysOf,
  minerOptions,
  puppet,
  settled,
  shakeHands,
  validator,
  validatorOptions,
} from "../../../unit/core/protocol/handshakeFixture.js";

/** Bytes from nowhere, and a good message with some bytes replaced, cut off or appended. */
const garbage = fc.uint8Array({ maxLength: 3_000 });
const damage = fc.record({
  edits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
  cut: fc.option(fc.nat(), { nil: undefined }),
  append: fc.uint8Array({ maxLength: 8 }),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(message: Uint8Array, { edits, cut, append }: Damage): Uint8Array {
  const bytes = Uint8Array.from(message);
  for (const [at, by] of edits) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ by;
  return Buffer.concat([cut === undefined ? bytes : bytes.subarray(0, cut % bytes.length), append]);
}

const coded = /^SK14\d\d$/;
const runs = { numRuns: 200 };

/** What a miner makes of a caller that answers its hello so. */
async function minerHears(answer: (hello: Uint8Array) => Uint8Array): Promise<string | undefined> {
  const clock = createVirtualClock();
  const [near, far] = createMemoryDuplexPair();
  const caller = puppet(far);
  const outcome = settled(minerHandshake(near, minerOptions(clock)));
  await clock.advance(0);
  await caller.send(answer(caller.received[0] ?? new Uint8Array(0)));
  await clock.advance(5_000);
  expect(clock.pending).toBe(0);
  return (await outcome).code;
}

/** What a validator makes of a miner that says so. */
async function validatorHears(
  hello: Uint8Array,
  ready: (auth: Uint8Array) => Uint8Array,
): Promise<string | undefined> {
  const clock = createVirtualClock();
  const [far, near] = createMemoryDuplexPair();
  const peer = puppet(far);
  const outcome = settled(validatorHandshake(near, validatorOptions(clock)));
  await peer.send(hello);
  await clock.advance(0);
  const auth = peer.received[0];
  if (auth) await peer.send(ready(auth)).catch(() => undefined);
  await clock.advance(5_000);
  expect(clock.pending).toBe(0);
  return (await outcome).code;
}

const honestAuth = (hello: Uint8Array): Uint8Array => {
  const own = openOffer("validator", identity({ signer: validator }));
  const transcript = transcriptOf(decodeHello(hello), own.offer);
  return encodeAuth({ offer: own.offer, signature: validator.sign(signingPayload("validator", transcript)) });
};

describe("arbitrary bytes end in a coded refusal, at every step", () => {
  it("instead of auth", async () => {
    expect(await minerHears(honestAuth)).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        expect(await minerHears(() => bytes)).toMatch(coded);
      }),
      runs,
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        let changed = true;
        const code = await minerHears((hello) => {
          const [good, bad] = [honestAuth(hello)].flatMap((auth) => [auth, damaged(auth, how)] as const);
          changed = Buffer.compare(good ?? hello, bad ?? hello) !== 0;
          return bad ?? hello;
        });
        if (changed) expect(code).toMatch(coded);
        else expect(code).toBeUndefined();
      }),
      runs,
    );
  });

  it("instead of hello and ready", async () => {
    const own = openOffer("miner", identity());
    const hello = encodeHello(own.offer);
    const honestReady = (auth: Uint8Array): Uint8Array =>
      encodeReady(miner.sign(signingPayload("miner", transcriptOf(own.offer, decodeAuth(auth).offer))));
    expect(await validatorHears(hello, honestReady)).toBeUndefined();

    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        expect(await validatorHears(bytes, honestReady)).toMatch(coded);
        expect(await validatorHears(hello, () => bytes)).toMatch(coded);
      }),
      runs,
    );
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const badHello = damaged(hello, how);
        if (Buffer.compare(badHello, hello) !== 0)
          expect(await validatorHears(badHello, honestReady)).toMatch(coded);
        let changed = true;
        const code = await validatorHears(hello, (auth) => {
          const good = honestReady(auth);
          const bad = damaged(good, how);
          changed = Buffer.compare(good, bad) !== 0;
          return bad;
        });
        if (changed) expect(code).toMatch(coded);
        else expect(code).toBeUndefined();
      }),
      runs,
    );
  });

  it("instead of a record, and inside of one", async () => {
    await fc.assert(
      fc.asyncProperty(garbage, fc.boolean(), async (bytes, sealed) => {
        const { miner: m, validator: v, clock } = await shakeHands();
        if (!m.established || !v.established) throw new Error("refused");
        const ends: string[] = [];
        createSession(m.established, {
          clock,
          onFrame: () => undefined,
          onEnd: ({ code }) => ends.push(code),
        });
        const seal = createSealer(keysOf(v.established).sealing);
        await v.established.duplex.send(sealed ? seal([bytes]) : bytes);
        await clock.advance(0);
        expect(ends).toHaveLength(1);
        expect(ends[0]).toMatch(sealed ? /^SK1431$/ : /^SK143[02]$/);
        expect(clock.pending).toBe(0);
      }),
      runs,
    );
  });
});
