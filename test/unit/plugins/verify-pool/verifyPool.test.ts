import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { verifySigned, type SignedMessage } from "../../../../core/primitives/verifySigned.js";
import { packBatch, unpackBatch, type PackedBatch } from "../../../../plugins/verify-pool/packed.js";
import type { VerifyWorkerEvents } from "../../../../plugins/verify-pool/startWorker.js";
import { createVerifyPool } from "../../../../plugins/verify-pool/verifyPool.js";

const alice = developmentSigner("pool", "alice");
const messages: SignedMessage[] = Array.from({ length: 150 }, (_, index) => {
  const message = new TextEncoder().encode(`message ${index}`);
  const signature = alice.sign(message);
  if (index % 7 === 0) signature[0] = (signature[0] ?? 0) ^ 1;
  return { scheme: "ed25519", account: alice.account, message, signature };
});
const expected = messages.map((_, index) => index % 7 !== 0);

/** Workers in this thread that answer when told to. */
function doubles() {
  const started: { events: VerifyWorkerEvents; inbox: PackedBatch[]; stopped: boolean }[] = [];
  return {
    started,
    startWorker: (events: VerifyWorkerEvents) => {
      const own = { events, inbox: [] as PackedBatch[], stopped: false };
      started.push(own);
      return {
        send: (batch: PackedBatch) => void own.inbox.push(batch),
        stop: async () => void (own.stopped = true),
      };
    },
    answerAll: () => {
      // Latest first: answers come in any order.
      for (const { events, inbox } of [...started].reverse()) {
        for (const batch of inbox.splice(0).reverse()) {
          const verdicts = Uint8Array.from(unpackBatch(batch), (each) => (verifySigned(each) ? 1 : 0));
          events.answered({ id: batch.id, verdicts });
        }
      }
    },
  };
}

describe("createVerifyPool", () => {
  it("spreads a batch over its workers and keeps the order of verdicts", async () => {
    const { started, startWorker, answerAll } = doubles();
    const pool = createVerifyPool({ workers: 2, startWorker });
    expect(started).toHaveLength(0);
    const verdicts = pool.verify(messages);
    expect(started.map(({ inbox }) => inbox.length)).toEqual([2, 1]);
    answerAll();
    expect(await verdicts).toEqual(expected);
    expect(await pool.verify([])).toEqual([]);
  });

  it("rejects what a failed worker had, keeps the rest, and replaces it", async () => {
    const { started, startWorker, answerAll } = doubles();
    const pool = createVerifyPool({ workers: 1, startWorker });
    const lost = pool.verify(messages.slice(0, 3));
    started[0]?.events.failed("out of memory");
    await expect(lost).rejects.toMatchObject({ code: "SK2800" });
    const next = pool.verify(messages.slice(0, 3));
    expect(started).toHaveLength(2);
    answerAll();
    expect(await next).toEqual(expected.slice(0, 3));
  });

  it("stops its workers, and what they had under way", async () => {
    const { started, startWorker } = doubles();
    const pool = createVerifyPool({ workers: 1, startWorker });
    const lost = pool.verify(messages.slice(0, 3));
    await Promise.all([expect(lost).rejects.toMatchObject({ code: "SK2801" }), pool.close()]);
    expect(started[0]?.stopped).toBe(true);
    await expect(pool.verify(messages)).rejects.toMatchObject({ code: "SK2801" });
  });
});

describe("packBatch", () => {
  it("gives back what it packed", () => {
    const mixed = messages
      .slice(0, 5)
      .map((each, index) => ({ ...each, scheme: index % 2 ? "sr25519" : "ed25519" }) as const);
    expect(unpackBatch(packBatch(1, mixed))).toEqual(mixed);
  });
});
