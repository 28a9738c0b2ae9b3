import { describe, expect, it } from "vitest";
import { encodeFrame } from "../../../../core/protocol/frameCodec.js";
import { createOutbox, type Outbox } from "../../../../core/protocol/outbox.js";
import type { Duplex } from "../../../../core/protocol/ports.js";
import { reply } from "./sessionFixture.js";

/** A connection whose reader takes a message only when told to. */
function slowReader(): { duplex: Duplex; sent: Uint8Array[]; read(): void } {
  const sent: Uint8Array[] = [];
  const waiting: (() => void)[] = [];
  return {
    sent,
    read: () => waiting.shift()?.(),
    duplex: {
      send: (message) => {
        sent.push(message);
        return new Promise((resolve) => waiting.push(resolve));
      },
      onMessage: () => undefined,
      onClose: () => undefined,
      close: () => undefined,
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const answer = (number: number, size: number): ReturnType<typeof encodeFrame> =>
  encodeFrame(reply("answer", number, new Uint8Array(size)));

function open(reader: ReturnType<typeof slowReader>): { outbox: Outbox; failures: string[] } {
  const failures: string[] = [];
  const outbox = createOutbox({
    duplex: reader.duplex,
    seal: (parts) => Buffer.concat(parts),
    maxRecordBytes: 1_048_576,
    failed: (error) => {
      failures.push(error.code);
      outbox.discard();
    },
  });
  return { outbox, failures };
}

describe("outbox", () => {
  it("sends the next record only when the last one was taken, and joins what came meanwhile", async () => {
    const reader = slowReader();
    const { outbox } = open(reader);
    outbox.push(answer(1, 10));
    await turn();
    outbox.push(answer(2, 10));
    outbox.push(answer(3, 10));
    await turn();
    expect(reader.sent).toHaveLength(1);
    reader.read();
    await turn();
    expect(reader.sent.map((record) => record.length)).toEqual(
      [reader.sent[0]?.length ?? 0].flatMap((one) => [one, 2 * one]),
    );
  });

  it("tells when there is room again", async () => {
    const reader = slowReader();
    const { outbox } = open(reader);
    let free = false;
    outbox.push(answer(1, 10));
    void outbox.room().then(() => {
      free = true;
    });
    await turn();
    expect(free).toBe(false);
    reader.read();
    await turn();
    expect(free).toBe(true);
  });

  it("gives up on a peer that does not read, at 8 MiB and not before", async () => {
    const reader = slowReader();
    const { outbox, failures } = open(reader);
    outbox.push(answer(0, 10));
    await turn();
    for (let number = 1; number <= 8; number += 1) outbox.push(answer(number, 1_048_000));
    expect(failures).toEqual([]);
    outbox.push(answer(9, 1_048_000));
    expect(failures).toEqual(["SK1437"]);
    let freed = false;
    void outbox.room().then(() => {
      freed = true;
    });
    outbox.discard();
    await turn();
    expect(freed).toBe(true);
    expect(reader.sent).toHaveLength(1);
  });

  it("says nothing about a lost connection, which is the duplex's to report", async () => {
    const reader = slowReader();
    const failures: string[] = [];
    const outbox = createOutbox({
      duplex: { ...reader.duplex, send: () => Promise.reject(new Error("lost")) },
      seal: (parts) => Buffer.concat(parts),
      maxRecordBytes: 100,
      failed: (error) => failures.push(error.code),
    });
    outbox.push(answer(1, 1_000_000));
    outbox.push(answer(2, 1_000_000));
    expect(outbox.hasRoom).toBe(false);
    await outbox.room();
    // Whoever waits for room in a loop must find some, or it would wait for ever without letting the close come.
    expect([outbox.hasRoom, failures]).toEqual([true, []]);
  });
});
