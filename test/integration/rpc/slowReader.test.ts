import { once } from "node:events";
import { Type } from "@sinclair/typebox";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { attachedParts, readAttached } from "../../../plugins/rpc/attached.js";
import type { Method, Subscription } from "../../../plugins/rpc/method.js";
import { startRpcServer, type RpcServer } from "../../../plugins/rpc/server.js";

const MIB = 1 << 20;
const none = Type.Object({}, { additionalProperties: false });
/** How often each was called: a server that reads no further calls no further. */
interface Counts {
  calls: number;
}
const bytes: Method<Counts> = {
  name: "bytes",
  doc: "",
  params: none,
  handle: (counts) => {
    counts.calls += 1;
    return "x".repeat(MIB);
  },
  handleAttached: (counts) => {
    counts.calls += 1;
    return Promise.resolve({ result: counts.calls, attachment: new Uint8Array(MIB).fill(counts.calls) });
  },
};
const flood: Subscription<Counts> = {
  name: "flood",
  doc: "",
  params: none,
  start: (_, __, push) => {
    for (let count = 0; count < 40; count += 1) push("x".repeat(MIB));
    return () => undefined;
  },
};

let server: RpcServer | undefined;
let socket: WebSocket | undefined;
afterEach(async () => {
  socket?.terminate();
  await server?.close();
});

async function connected(context: Counts): Promise<WebSocket> {
  server = await startRpcServer({
    ...{ host: "127.0.0.1", port: 0, context },
    methods: [bytes],
    subscriptions: [flood],
  });
  socket = new WebSocket(`ws://127.0.0.1:${server.port}`, { perMessageDeflate: false });
  await once(socket, "open");
  return socket;
}
const call = (id: number, method: string): string =>
  JSON.stringify({ jsonrpc: "2.0", id, method, params: {} });

describe("a reader of the RPC port that is slower than what it asked for", () => {
  it("gets every answer, text or bytes, and has no more calls read than it takes answers", async () => {
    const counts = { calls: 0 };
    const slow = await connected(counts);
    const wanted = 60;
    const got = new Set<number>();
    const done = new Promise<void>((resolve, reject) => {
      slow.on("close", (code) => reject(new Error(`closed with ${code}`)));
      slow.on("message", (data, isBinary) => {
        const message = data as Buffer;
        const answer = isBinary ? readAttached(message) : undefined;
        const { id } = JSON.parse(answer?.text ?? message.toString()) as { readonly id: number };
        if (answer) expect(answer.attachment.length).toBe(MIB);
        got.add(id);
        if (got.size === wanted) resolve();
      });
    });
    slow.pause();
    const attachment = new Uint8Array(MIB / 8);
    for (let id = 1; id <= wanted; id += 1) {
      if (id % 2 === 0) slow.send(call(id, "bytes"));
      else slow.send(Buffer.concat(attachedParts({ text: call(id, "bytes"), attachment })));
    }
    // Nothing is read of what comes: the calls go as far as the server's patience and the system's buffers.
    await expect.poll(() => counts.calls).toBeGreaterThan(8);
    expect(counts.calls).toBeLessThan(wanted);
    slow.resume();
    await done;
    expect(counts.calls).toBe(wanted);
  });

  it("is closed when it does not take what it has subscribed to", async () => {
    const slow = await connected({ calls: 0 });
    slow.send(call(1, "flood"));
    const [code, reason] = (await once(slow, "close")) as [number, Buffer];
    expect([code, reason.toString()]).toEqual([1013, "reader too slow"]);
  });
});
