import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";

/** Plays a recorded session to whoever subscribes, on a port of its own. */
export interface SessionServer {
  readonly url: string;
  /** Everything that clients sent. */
  readonly received: readonly unknown[];
  /** Lets the session go on until so many of its lines are sent; those that nobody hears wait. */
  readonly play: (lines: number) => void;
  readonly close: () => Promise<void>;
}

export async function serveSession(text: string): Promise<SessionServer> {
  const lines = text.split("\n").filter((line) => line !== "");
  const received: unknown[] = [];
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  let [next, limit] = [0, 0];
  let listener: WebSocket | undefined;
  const pump = (): void => {
    while (listener && next < limit) {
      const line = lines[next] ?? "";
      next += 1;
      if (line === '{"type":"close"}') {
        listener.close();
        listener = undefined;
      } else listener.send(line);
    }
  };
  server.on("connection", (socket) => {
    socket.once("message", (data) => {
      received.push(JSON.parse((data as Buffer).toString("utf8")));
      listener = socket;
      pump();
    });
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    play: (count) => {
      limit = Math.min(count, lines.length);
      pump();
    },
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}
