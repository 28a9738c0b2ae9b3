import { Duplex as NodeStream } from "node:stream";
import { describe, expect, it } from "vitest";
import { frameHead, OPCODES } from "../../../../plugins/transport-ws/frames.js";
import { PAUSE_ABOVE_BYTES, wsDuplex } from "../../../../plugins/transport-ws/wsDuplex.js";

/** A peer that writes, and takes what it is sent only if it reads. */
function peerStream(reads: boolean): NodeStream {
  return new NodeStream({
    read: () => undefined,
    write: (_, __, taken: () => void) => {
      if (reads) taken();
    },
  });
}

const ping = Buffer.concat([frameHead(OPCODES.ping, 125, true), Buffer.alloc(125)]);

/** Has a peer ping so often, and says how many bytes of pongs wait for it at the end. */
async function pongsWaiting(reads: boolean, pings: number): Promise<number> {
  const stream = peerStream(reads);
  wsDuplex(stream, { side: "called", maxMessageBytes: 1_000 }).onMessage(() => undefined);
  for (let sent = 0; sent < pings; sent += 1) stream.emit("data", ping);
  await new Promise((resolve) => setImmediate(resolve));
  const { writableLength } = stream;
  stream.destroy();
  return writableLength;
}

describe("pings of a WebSocket", () => {
  it("are answered", async () => {
    const stream = peerStream(false);
    wsDuplex(stream, { side: "called", maxMessageBytes: 1_000 }).onMessage(() => undefined);
    stream.emit("data", ping);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stream.writableLength).toBe(127);
    stream.destroy();
  });

  it("are answered no more for a peer that does not read the answers", async () => {
    expect(await pongsWaiting(true, 20_000)).toBe(0);
    const waiting = await pongsWaiting(false, 20_000);
    expect(waiting).toBeGreaterThan(PAUSE_ABOVE_BYTES - 127);
    expect(waiting).toBeLessThanOrEqual(PAUSE_ABOVE_BYTES + 127);
  });
});
