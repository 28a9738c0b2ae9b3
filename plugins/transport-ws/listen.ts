import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex as NodeStream } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { fail, reportOf, type ErrorReport } from "../../core/primitives/errors.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { DEFAULT_LIMITS } from "../../core/protocol/limits.js";
import type { Clock, Duplex } from "../../core/protocol/ports.js";
import { RECORD_OVERHEAD_BYTES } from "../../core/protocol/records.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createAttempts, DEFAULT_ATTEMPT_LIMITS, type AttemptLimits } from "./attempts.js";
import { transportErrors } from "./transportErrors.js";
import { callerOf, refusalBody, refuseUpgrade, SUBPROTOCOL } from "./upgrade.js";
import { wsDuplex } from "./wsDuplex.js";

export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** For the handshakes of an address per second; real time when absent, as sockets have no other. */
  readonly clock?: Clock;
  /** Refuses a caller by the hotkey it names, with 403 and before anything is made for it. */
  readonly admit?: (caller: AccountId, remoteAddress: string) => ErrorReport | undefined;
  /** Serves a connection whose caller named its hotkey, unproven. Settles when that is proven or refused. */
  readonly onConnection: (connection: Duplex, caller: AccountId) => Promise<void> | void;
  readonly attempts?: AttemptLimits;
  /** Largest message; a larger one ends its connection. */
  readonly maxMessageBytes?: number;
  /** Sockets at a time, idle ones included; more are dropped. */
  readonly maxConnections?: number;
}

export interface Listening {
  readonly port: number;
  /** What to announce: ws://HOST:PORT. */
  readonly endpoint: string;
  /** Ends all connections and frees the port. */
  readonly close: () => Promise<void>;
}

/** The largest message of a session with default limits. */
export const DEFAULT_MAX_MESSAGE_BYTES = DEFAULT_LIMITS.maxFrameBytes + RECORD_OVERHEAD_BYTES;

/**
 * Listens for callers over WebSockets.
 *
 * @throws SK1801 when the port is taken, SK1802 when listening is not possible otherwise
 * @example
 * const { endpoint } = await listen({ host: "127.0.0.1", port: 0, clock, admit: role.admit, onConnection: role.accept });
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { host, admit, onConnection } = options;
  const attempts = createAttempts(options.clock ?? systemClock, options.attempts ?? DEFAULT_ATTEMPT_LIMITS);
  const sockets = new Set<WebSocket>();
  const webSockets = createWebSockets(options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES);
  const server = createServer({ maxHeaderSize: 8_192, headersTimeout: 5_000, requestTimeout: 5_000 });
  server.maxConnections = options.maxConnections ?? 1_024;

  const judge = (
    request: IncomingMessage,
    remoteAddress: string,
  ): AccountId | [status: number, ErrorReport] => {
    try {
      const caller = callerOf(request);
      const refusal = admit?.(caller, remoteAddress);
      return refusal ? [403, refusal] : caller;
    } catch (error) {
      return [400, reportOf(error)];
    }
  };
  const serve = async (
    socket: WebSocket,
    stream: NodeStream,
    caller: AccountId,
    handshakeOver: () => void,
  ): Promise<void> => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    try {
      await onConnection(wsDuplex(socket, "called", stream), caller);
    } catch {
      // Whoever serves tells its own log why; the caller learns no more than that it was not its fault.
      socket.close(1_011);
    }
    handshakeOver();
  };

  server.on("request", (_, response) => {
    const report = fail(transportErrors.badUpgrade, { reason: "it is no WebSocket" });
    response.writeHead(426, { "content-type": "application/json" }).end(refusalBody(report));
  });
  server.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    const remoteAddress = request.socket.remoteAddress ?? "unknown";
    const handshakeOver = attempts.begin(remoteAddress);
    if (!handshakeOver) {
      refuseUpgrade(stream, 429, fail(transportErrors.tooManyAttempts));
      return;
    }
    stream.once("close", handshakeOver);
    const caller = judge(request, remoteAddress);
    if (Array.isArray(caller)) refuseUpgrade(stream, ...caller);
    else
      webSockets.handleUpgrade(
        request,
        stream,
        head,
        (socket) => void serve(socket, stream, caller, handshakeOver),
      );
  });

  const port = await bind(server, host, options.port);
  return {
    port,
    endpoint: `ws://${host.includes(":") ? `[${host}]` : host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.terminate();
        server.closeAllConnections();
      }),
  };
}

function createWebSockets(maxPayload: number): WebSocketServer {
  // In a variable of its own, since the type of the options does not know closeTimeout yet.
  const settings = {
    noServer: true,
    perMessageDeflate: false,
    clientTracking: false,
    maxPayload,
    closeTimeout: 5_000,
    handleProtocols: () => SUBPROTOCOL,
  };
  return new WebSocketServer(settings);
}

function bind(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const error =
        cause.code === "EADDRINUSE"
          ? fail(transportErrors.portInUse, { host, port }, cause)
          : fail(transportErrors.cannotListen, { host, port, reason: cause.message }, cause);
      reject(error);
    });
    server.listen(port, host, () => {
      // A TCP server's address is never a pipe's name.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
