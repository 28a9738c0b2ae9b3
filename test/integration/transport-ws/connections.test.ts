import { createServer, connect as connectTcp, type Server, type Socket } from "node:net";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { developmentSigner } from "../../../core/primitives/keys.js";
import type { Duplex } from "../../../core/protocol/ports.js";
import { createDial } from "../../../plugins/transport-ws/dial.js";
import { listen, type Listening, type ListenOptions } from "../../../plugins/transport-ws/listen.js";
import { codeOf } from "../../unit/core/protocol/handshakeFixture.js";

const { account } = developmentSigner("transport", "caller");
const inTime = (): AbortSignal => AbortSignal.timeout(10_000);
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function open(
  options: Partial<ListenOptions> = {},
): Promise<{ listening: Listening; accepted: [Duplex, string][]; next: () => Promise<Duplex> }> {
  const accepted: [Duplex, string][] = [];
  const waiting: ((duplex: Duplex) => void)[] = [];
  const listening = await listen({
    host: "127.0.0.1",
    port: 0,
    onConnection: (duplex, caller) => {
      accepted.push([duplex, caller]);
      waiting.shift()?.(duplex);
    },
    ...options,
  });
  cleanUps.push(() => listening.close());
  return { listening, accepted, next: () => new Promise((resolve) => waiting.push(resolve)) };
}

const received = (duplex: Duplex, count: number): Promise<Uint8Array[]> =>
  new Promise((resolve) => {
    const messages: Uint8Array[] = [];
    duplex.onMessage((message) => {
      messages.push(message);
      if (messages.length === count) resolve(messages);
    });
  });
const closing = (duplex: Duplex): Promise<string> => new Promise((resolve) => duplex.onClose(resolve));

async function pair(options: Partial<ListenOptions> = {}): Promise<{ near: Duplex; far: Duplex }> {
  const server = await open(options);
  const far = server.next();
  const near = await createDial()(server.listening.endpoint, account, inTime());
  return { near, far: await far };
}

describe("a connection", () => {
  it("carries messages both ways, in order and unchanged, those of the first moment too", async () => {
    const { listening } = await open({ onConnection: (duplex) => void duplex.send(Uint8Array.of(1)) });
    const near = await createDial()(listening.endpoint, account, inTime());
    expect(await received(near, 1)).toEqual([Buffer.of(1)]);

    const both = await pair();
    const large = Buffer.alloc(1_000_000, "large");
    const there = received(both.far, 2);
    await both.near.send(Uint8Array.of(2));
    await both.near.send(large);
    expect(
      (await there).map((message) => Buffer.compare(message, message.length === 1 ? Buffer.of(2) : large)),
    ).toEqual([0, 0]);
    const back = received(both.near, 1);
    await both.far.send(large);
    expect((await back)[0]?.length).toBe(large.length);
  });

  it("tells both sides once why it was closed, and sends nothing afterwards", async () => {
    const { near, far } = await pair();
    const reasons = [closing(near), closing(far)];
    const last = received(far, 1);
    await near.send(Uint8Array.of(9));
    near.close("SK1440 bye");
    near.close("again");
    expect((await last)[0]).toEqual(Buffer.of(9));
    expect(await Promise.all(reasons)).toEqual(["SK1440 bye", "SK1440 bye"]);
    expect(await near.send(Uint8Array.of(1)).catch(codeOf)).toBe("SK1807");
    expect(await closing(near)).toBe("SK1440 bye");
  });

  it("takes no text", async () => {
    const { listening, next } = await open();
    const far = next();
    const socket = new WebSocket(listening.endpoint, ["subnetkit.1"], {
      headers: { "x-subnetkit-hotkey": account },
    });
    await once(socket, "open");
    const reason = closing(await far);
    socket.send("text");
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(1_003);
    expect(await reason).toMatch(/text/);
  });

  it("takes no message above its limit", async () => {
    const { near, far } = await pair({ maxMessageBytes: 1_000 });
    const reason = closing(far);
    await near.send(new Uint8Array(1_001));
    expect(await reason).toMatch(/payload/i);
  });

  it("stops reading from a caller that does not read, and ends above 8 MiB", async () => {
    const { near, far } = await pair();
    // Nobody receives at the near side, so its socket is paused after the first message.
    const ended = closing(far);
    const heard: Uint8Array[] = [];
    far.onMessage((message) => heard.push(message));
    const chunk = new Uint8Array(1_000_000);
    let waits = 0;
    let code: string | undefined;
    for (let sent = 0; sent < 64 && code === undefined; sent += 1) {
      const sending = far.send(chunk).catch((error: unknown) => {
        code = codeOf(error);
      });
      const first = await Promise.race([
        sending.then(() => "room"),
        new Promise((resolve) => setImmediate(() => resolve("wait"))),
      ]);
      if (first !== "wait" || code !== undefined) continue;
      waits += 1;
      await near.send(Uint8Array.of(7));
    }
    expect(code).toBe("SK1808");
    expect(waits).toBeGreaterThan(0);
    expect(await ended).toMatch(/^SK1808 /);
    expect(heard).toEqual([]);
    near.close("done");
  });

  it("does not lock up when both sides send much at once", async () => {
    const { near, far } = await pair();
    const all = [received(near, 40), received(far, 40)];
    const sendAll = async (duplex: Duplex): Promise<void> => {
      for (let sent = 0; sent < 40; sent += 1) await duplex.send(new Uint8Array(900_000));
    };
    await Promise.all([sendAll(near), sendAll(far)]);
    expect((await Promise.all(all)).map((messages) => messages.length)).toEqual([40, 40]);
  });

  it("has room again when the slow reader has caught up", async () => {
    const { near, far } = await pair();
    const chunk = new Uint8Array(900_000);
    const sends: Promise<void>[] = [];
    for (let sent = 0; sent < 6; sent += 1) sends.push(near.send(chunk));
    const all = received(far, 6);
    await Promise.all(sends);
    expect((await all).length).toBe(6);
  });
});

describe("who listens", () => {
  it("names the caller from the upgrade", async () => {
    const server = await open();
    const far = server.next();
    await createDial()(server.listening.endpoint, account, inTime());
    await far;
    expect(server.accepted.map(([, caller]) => caller)).toEqual([account]);
  });

  it("refuses with 403 whom admit refuses, before there is a connection, and says why", async () => {
    const asked: unknown[] = [];
    const server = await open({
      admit: (caller, remoteAddress) => {
        asked.push([caller, remoteAddress]);
        return { code: "SK1412", message: "No permit.", next: "Stake." };
      },
    });
    const refusal = await createDial()(server.listening.endpoint, account, inTime()).catch(
      (error: unknown) => error,
    );
    expect(codeOf(refusal)).toBe("SK1803");
    expect(String(refusal)).toContain("SK1412 No permit");
    expect(asked).toEqual([[account, "127.0.0.1"]]);
    expect(server.accepted).toEqual([]);
  });

  it("bounds the handshakes of an address, and counts one until it is over", async () => {
    const over: (() => void)[] = [];
    const server = await open({
      attempts: { maxBurst: 100, perSecond: 0, maxPending: 2 },
      onConnection: () => new Promise((resolve) => over.push(resolve)),
    });
    const dial = createDial();
    const attempt = (): Promise<string> =>
      dial(server.listening.endpoint, account, inTime()).then(
        () => "open",
        (error: unknown) => String(error),
      );
    expect(await attempt()).toBe("open");
    expect(await attempt()).toBe("open");
    expect(await attempt()).toContain("SK1809");
    over[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await attempt()).toBe("open");
  });

  it("forgets an attempt whose socket was closed before the handshake was over", async () => {
    const server = await open({
      attempts: { maxBurst: 100, perSecond: 0, maxPending: 1 },
      onConnection: () => new Promise(() => undefined),
    });
    const first = await createDial()(server.listening.endpoint, account, inTime());
    const gone = closing(first);
    first.close("bye");
    await gone;
    // The server's own close event comes a moment after ours.
    let again: Duplex | undefined;
    while (!again)
      again = await createDial()(server.listening.endpoint, account, inTime()).catch(() => undefined);
  });

  it("answers other requests and malformed ones with a status and a code", async () => {
    const { listening } = await open();
    const status = async (headers: Record<string, string>): Promise<[number | undefined, string]> => {
      const request = httpRequest({ host: "127.0.0.1", port: listening.port, headers, agent: false });
      request.end();
      const [response] = (await once(request, "response")) as [IncomingMessage];
      let body = "";
      for await (const chunk of response) body += String(chunk);
      return [response.statusCode, body];
    };
    const upgrade = {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "x3JJHMbDL1EzLkh9GBhXDw==",
    };
    expect((await status({}))[0]).toBe(426);
    const [code, body] = await status({ ...upgrade, "sec-websocket-protocol": "subnetkit.1" });
    expect([code, JSON.parse(body).code]).toEqual([400, "SK1810"]);
    expect((await status({ ...upgrade, "x-subnetkit-hotkey": account }))[0]).toBe(400);
    expect(
      (
        await status({
          ...upgrade,
          "sec-websocket-key": "no",
          "sec-websocket-protocol": "subnetkit.1",
          "x-subnetkit-hotkey": account,
        })
      )[0],
    ).toBe(400);
  });

  it("survives a server-side receiver that fails", async () => {
    const { listening } = await open({ onConnection: () => Promise.reject(new Error("fault")) });
    const near = await createDial()(listening.endpoint, account, inTime());
    expect(await closing(near)).toBe("code 1011");
  });

  it("says when its port is taken, or can't be used", async () => {
    const { listening } = await open();
    const options = { host: "127.0.0.1", onConnection: () => undefined };
    expect(await listen({ ...options, port: listening.port }).catch(codeOf)).toBe("SK1801");
    expect(await listen({ ...options, host: "192.0.2.1", port: 0 }).catch(codeOf)).toBe("SK1802");
  });

  it("frees its port and ends its connections when it closes", async () => {
    const server = await open();
    const far = server.next();
    const near = await createDial()(server.listening.endpoint, account, inTime());
    await far;
    const gone = closing(near);
    await server.listening.close();
    expect(await gone).toBe("code 1006");
    const again = await listen({
      host: "127.0.0.1",
      port: server.listening.port,
      onConnection: () => undefined,
    });
    await again.close();
  });
});

describe("who dials", () => {
  it("is told when nobody is there, when the address is none, and when nobody knows it", async () => {
    const { listening } = await open();
    await listening.close();
    const dial = createDial({
      resolveEndpoint: (endpoint) => (endpoint === "ws://unknown.devnet" ? undefined : endpoint),
    });
    expect(await dial(listening.endpoint, account, inTime()).catch(codeOf)).toBe("SK1804");
    expect(await dial("ws://unknown.devnet", account, inTime()).catch(codeOf)).toBe("SK1804");
    for (const wrong of [
      "",
      "127.0.0.1:80",
      "http://127.0.0.1",
      "file:///etc/hosts",
      "ws://",
      "ws://x:99999",
    ]) {
      expect(await dial(wrong, account, inTime()).catch(codeOf)).toBe("SK1806");
    }
  });

  it("finds names in its host table", async () => {
    const server = await open();
    const far = server.next();
    const hosts = new Map([["ws://neural.devnet", server.listening.endpoint]]);
    await createDial({ resolveEndpoint: (endpoint) => hosts.get(endpoint) })(
      "ws://neural.devnet",
      account,
      inTime(),
    );
    await far;
    expect(server.accepted).toHaveLength(1);
  });

  it("gives up when it is told to, before and during the attempt", async () => {
    const silent: Server = createServer();
    const sockets: Socket[] = [];
    silent.on("connection", (socket) => sockets.push(socket));
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    cleanUps.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => silent.close(resolve));
    });
    const address = silent.address();
    const endpoint = `ws://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    const abort = new AbortController();
    const dialling = createDial()(endpoint, account, abort.signal).catch(codeOf);
    await once(silent, "connection");
    abort.abort();
    expect(await dialling).toBe("SK1805");
    expect(await createDial()(endpoint, account, abort.signal).catch(codeOf)).toBe("SK1805");
  });

  it("bears a peer that speaks no WebSocket", async () => {
    const replies = [
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
      "HTTP/1.1 302 Found\r\nLocation: ws://127.0.0.1:1\r\n\r\n",
      "garbage\r\n\r\n",
      "",
    ];
    const rude = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () => socket.end(replies.shift() ?? ""));
    });
    rude.listen(0, "127.0.0.1");
    await once(rude, "listening");
    cleanUps.push(() => new Promise((resolve) => rude.close(resolve)));
    const address = rude.address();
    const endpoint = `ws://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
    const codes: unknown[] = [];
    for (let number = 0; number < 4; number += 1)
      codes.push(await createDial()(endpoint, account, inTime()).catch(codeOf));
    expect(codes).toEqual(["SK1803", "SK1803", "SK1804", "SK1804"]);
  });

  it("does not disturb who listens by hanging up in the middle", async () => {
    const server = await open();
    const raw = connectTcp(server.listening.port, "127.0.0.1");
    await once(raw, "connect");
    raw.write("GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n");
    raw.destroy();
    const far = server.next();
    await createDial()(server.listening.endpoint, account, inTime());
    await far;
    expect(server.accepted).toHaveLength(1);
  });
});
