import { WebSocket } from "ws";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { fail, SubnetkitError } from "../../../core/primitives/errors.js";
import { rpcErrors } from "../rpcErrors.js";

export interface Client {
  /**
   * Calls a method. Amounts in the result are decimal strings.
   *
   * @throws the node's own code, SK1911 when the connection closes, SK1912 when no answer comes
   */
  call(method: string, params?: object): Promise<unknown>;
  /** Starts a subscription; `receive` gets every result in order. */
  subscribe(method: string, params: object, receive: (result: unknown) => void): Promise<void>;
  /** Calls back once when the connection ends. */
  onClose(closed: () => void): void;
  close(): void;
}

interface Waiting {
  readonly method: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

interface Incoming {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: {
    readonly message: string;
    readonly data?: { readonly code?: string; readonly next?: string };
  };
  readonly params?: { readonly subscription: number; readonly result: unknown };
}

/**
 * Connects to a node's JSON-RPC port over WebSocket.
 *
 * @throws SK1910
 * @example
 * const node = await connect("ws://127.0.0.1:9944");
 * console.log(await node.call("chain_head"));
 */
export async function connect(url: string, options: { readonly timeoutMs?: number } = {}): Promise<Client> {
  const timeoutMs = options.timeoutMs ?? 10_000;
  const socket = openSocket(url, timeoutMs);
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", (cause) =>
      reject(fail(rpcErrors.unreachable, { url, reason: cause.message }, cause)),
    );
  });
  socket.on("error", () => undefined);

  const waiting = new Map<number, Waiting>();
  const receivers = new Map<number, (result: unknown) => void>();
  let nextId = 1;

  socket.on("message", (data) => {
    const message = JSON.parse((data as Buffer).toString("utf8")) as Incoming;
    if (message.params) receivers.get(message.params.subscription)?.(message.params.result);
    const call = waiting.get(message.id ?? 0);
    if (!call) return;
    waiting.delete(message.id ?? 0);
    clearTimeout(call.timer);
    if (message.error) call.reject(errorFrom(message.error));
    else call.resolve(message.result);
  });
  socket.on("close", () => {
    for (const call of waiting.values()) {
      clearTimeout(call.timer);
      call.reject(fail(rpcErrors.closed, { method: call.method }));
    }
    waiting.clear();
  });

  /** `settled` runs in the same turn as the message, so that a subscription misses nothing that follows it. */
  const request = (method: string, params: object, settled: (result: unknown) => void): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(fail(rpcErrors.closed, { method }));
      const id = nextId++;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(fail(rpcErrors.timedOut, { method, timeoutMs }));
      }, timeoutMs);
      const settle = (result: unknown): void => {
        settled(result);
        resolve(result);
      };
      waiting.set(id, { method, resolve: settle, reject, timer });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });

  return {
    call: (method, params = {}) => request(method, params, () => undefined),
    subscribe: async (method, params, receive) => {
      await request(method, params, (subscription) => receivers.set(subscription as number, receive));
    },
    onClose: (closed) => void socket.once("close", closed),
    close: () => socket.close(),
  };
}

function errorFrom(error: NonNullable<Incoming["error"]>): SubnetkitError {
  return new SubnetkitError({
    code: error.data?.code ?? "SK0100",
    message: error.message,
    next: error.data?.next ?? "Look at the node's log.",
  });
}

/** ws throws for what is no URL, at once and without a code. */
function openSocket(url: string, timeoutMs: number): WebSocket {
  try {
    return new WebSocket(url, { perMessageDeflate: false, handshakeTimeout: timeoutMs });
  } catch (cause) {
    throw fail(rpcErrors.unreachable, { url, reason: reasonOf(cause) }, cause);
  }
}
