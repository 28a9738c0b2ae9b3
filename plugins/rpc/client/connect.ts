import { WebSocket } from "ws";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { fail, SubnetkitError } from "../../../core/primitives/errors.js";
import { attachedParts, readAttached } from "../attached.js";
import type { AttachedResult } from "../method.js";
import { rpcErrors } from "../rpcErrors.js";

export interface Client {
  /**
   * Calls a method. Amounts in the result are decimal strings.
   *
   * @throws the node's own code, SK1911 when the connection closes, SK1912 when no answer comes
   */
  call(method: string, params?: object): Promise<unknown>;
  /** Calls a method that takes bytes beside its parameters and gives bytes. @throws what `call` does; SK1907 when the method takes none */
  callAttached(method: string, params: object, attachment: Uint8Array): Promise<AttachedResult>;
  /** Starts a subscription; `receive` gets every result in order. */
  subscribe(method: string, params: object, receive: (result: unknown) => void): Promise<void>;
  /** Calls back once when the connection ends. */
  onClose(closed: () => void): void;
  /** Whether calls can still be sent. */
  readonly isOpen: boolean;
  close(): void;
}

interface Waiting {
  readonly method: string;
  resolve(result: unknown, attachment: Uint8Array): void;
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

function parsed(text: string): Incoming | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === "object" && message !== null ? message : undefined;
  } catch {
    return undefined;
  }
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

  socket.on("message", (data, isBinary) => {
    const bytes = data as Buffer; // binaryType is "nodebuffer", ws's own choice
    const { text, attachment } = (isBinary ? readAttached(bytes) : undefined) ?? {
      text: bytes.toString("utf8"),
      attachment: new Uint8Array(),
    };
    const message = parsed(text);
    // No node: what is under way ends with SK1911.
    if (!message) return socket.terminate();
    if (message.params) receivers.get(message.params.subscription)?.(message.params.result);
    const call = waiting.get(message.id ?? 0);
    if (!call) return;
    waiting.delete(message.id ?? 0);
    clearTimeout(call.timer);
    if (message.error) call.reject(errorFrom(message.error));
    else call.resolve(message.result, attachment);
  });
  socket.on("close", () => {
    for (const call of waiting.values()) {
      clearTimeout(call.timer);
      call.reject(fail(rpcErrors.closed, { method: call.method }));
    }
    waiting.clear();
  });

  const request = <Result>(
    { method, params, attachment }: { method: string; params: object; attachment?: Uint8Array },
    read: (result: unknown, attachment: Uint8Array) => Result,
  ): Promise<Result> =>
    new Promise((resolve, reject) => {
      if (socket.readyState !== WebSocket.OPEN) return reject(fail(rpcErrors.closed, { method }));
      const id = nextId++;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(fail(rpcErrors.timedOut, { method, timeoutMs }));
      }, timeoutMs);
      // Read in the same turn as the message, so that a subscription misses nothing that follows it.
      const settle: Waiting["resolve"] = (...answered) => resolve(read(...answered));
      waiting.set(id, { method, resolve: settle, reject, timer });
      const text = JSON.stringify({ jsonrpc: "2.0", id, method, params });
      if (!attachment) return socket.send(text);
      const [head, body] = attachedParts({ text, attachment });
      socket.send(head, { fin: false });
      socket.send(body);
    });

  return {
    call: (method, params = {}) => request({ method, params }, (result) => result),
    callAttached: (method, params, attachment) =>
      request({ method, params, attachment }, (result, given) => ({ result, attachment: given })),
    subscribe: async (method, params, receive) => {
      await request({ method, params }, (subscription) => receivers.set(subscription as number, receive));
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
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
    return new WebSocket(url, {
      perMessageDeflate: false,
      handshakeTimeout: timeoutMs,
      // A mask of zeros. Masking keeps a page's script from choosing the bytes that a proxy sees (RFC 6455, section 10.3); this is a program, and
      // nobody but whoever runs it chooses. Masking and unmasking were 25 of 90 ms of processor that storing a megabyte through a gateway took.
      generateMask: (mask) => mask.fill(0),
    });
  } catch (cause) {
    throw fail(rpcErrors.unreachable, { url, reason: reasonOf(cause) }, cause);
  }
}
