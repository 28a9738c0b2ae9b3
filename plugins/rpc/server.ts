import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { fail } from "../../core/primitives/errors.js";
import { dispatch, toJson, type Dispatcher } from "./dispatch.js";
import type { Method, Subscription } from "./method.js";
import { rpcErrors } from "./rpcErrors.js";
import { serveSocket } from "./serveSocket.js";

export interface RpcServerOptions<Context> {
  readonly host: string;
  /** 0 lets the system choose; read the chosen one from the result. */
  readonly port: number;
  readonly context: Context;
  readonly methods: readonly Method<Context>[];
  readonly subscriptions: readonly Subscription<Context>[];
  /** Of one message; 1 MiB if left out. */
  readonly maxRequestBytes?: number;
}

export interface RpcServer {
  readonly port: number;
  close(): Promise<void>;
}

const DEFAULT_MAX_REQUEST_BYTES = 1 << 20;

/**
 * Serves JSON-RPC 2.0 over WebSocket and HTTP POST on one port, and `GET /health`.
 *
 * Pages of other origins are refused: a browser would otherwise let any site talk to a node on the same machine.
 *
 * @throws SK1900 when the port is taken
 */
export async function startRpcServer<Context>(options: RpcServerOptions<Context>): Promise<RpcServer> {
  const { maxRequestBytes = DEFAULT_MAX_REQUEST_BYTES } = options;
  const dispatcher: Dispatcher<Context> = {
    context: options.context,
    methods: new Map([listMethods(options), ...options.methods].map((method) => [method.name, method])),
    subscriptions: new Map(options.subscriptions.map((subscription) => [subscription.name, subscription])),
  };
  const http = createServer(
    (request, response) => void answerHttp(dispatcher, maxRequestBytes, request, response),
  );
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxRequestBytes,
  });
  sockets.on("connection", (socket) => serveSocket(dispatcher, socket));
  http.on("upgrade", (request, stream, head) => {
    if (!originAllowed(request)) {
      stream.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit("connection", socket, request));
  });

  await new Promise<void>((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(taken ? fail(rpcErrors.portInUse, { port: options.port, host: options.host }, error) : error);
    });
    http.listen(options.port, options.host, resolve);
  });

  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function listMethods<Context>(options: RpcServerOptions<Context>): Method<Context> {
  return {
    name: "rpc_methods",
    doc: "Every method of this port with its documentation and the JSON Schema of its parameters.",
    params: { type: "object", properties: {}, additionalProperties: false } as Method<Context>["params"],
    handle: () =>
      [...options.methods, ...options.subscriptions].map(({ name, doc, params }) => ({ name, doc, params })),
  };
}

function originAllowed(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

async function answerHttp<Context>(
  dispatcher: Dispatcher<Context>,
  maxRequestBytes: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = (status: number, body: string): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(body);
  };
  if (!originAllowed(request)) return reply(403, "{}");
  if (request.method === "GET" && request.url === "/health") return reply(200, toJson({ status: "ok" }));
  if (request.method !== "POST") return reply(405, "{}");
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxRequestBytes) return reply(413, "{}");
    chunks.push(chunk);
  }
  const answer = await dispatch(dispatcher, Buffer.concat(chunks).toString("utf8"));
  if (answer === undefined) response.writeHead(204).end();
  else reply(200, answer);
}
