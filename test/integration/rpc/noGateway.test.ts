import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { WebSocketServer, type WebSocket } from "ws";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { openGateway } from "../../../plugins/rpc/client/openGateway.js";

let server: WebSocketServer | undefined;
afterEach(() => server?.close());

/** Serves what answers every message in the same way. */
async function answering(
  reply: (id: unknown) => string,
): Promise<{ url: string; client: Promise<WebSocket> }> {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server, "listening");
  server.on("connection", (socket) => {
    socket.on("message", (data: Buffer) => {
      socket.send(reply((JSON.parse(data.toString("utf8")) as { readonly id: unknown }).id));
    });
  });
  const client = once(server, "connection").then(([socket]) => socket as WebSocket);
  return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`, client };
}

it.each([
  [
    "SK1915",
    (id: unknown) =>
      JSON.stringify({
        jsonrpc: "2.0",
        id,
        error: { code: -32601, message: "There is no such method.", data: { code: "SK1903", next: "" } },
      }),
  ],
  ["SK1911", () => "<html>"],
  ["SK1911", () => "null"],
  ["SK1913", (id: unknown) => JSON.stringify({ jsonrpc: "2.0", id, result: { hotkey: "another" } })],
])("is told with %s where there is no gateway, and not held on to", async (code, reply) => {
  const { url, client } = await answering(reply);
  const opening = openGateway(url, { hotkey: "one" });
  const closed = client.then((socket) => once(socket, "close"));
  const error: unknown = await opening.then(undefined, (reason: unknown) => reason);
  expect(isSubnetkitError(error) && error.code).toBe(code);
  await closed;
});
