import type { WebSocket } from "ws";
import { attachedParts, readAttached } from "./attached.js";
import { dispatch, dispatchAttached, toJson, type Dispatcher, type Subscriber } from "./dispatch.js";

/** Of what a subscription has sent and the reader has not taken: more, and it is closed. Of answers: more, and no further calls are read. */
const SLOW_READER_BYTES = 8 << 20;

/** Serves one WebSocket: calls in text messages, calls with an attachment in binary ones, and what subscriptions push. */
export function serveSocket<Context>(dispatcher: Dispatcher<Context>, socket: WebSocket): void {
  const stops: (() => void)[] = [];
  let pushedBytes = 0;
  const send = (parts: readonly (string | Uint8Array)[], sent: () => void): void => {
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      socket.send(part, { binary: typeof part !== "string", fin: isLast }, isLast ? sent : undefined);
    });
  };
  /** Calls that came in one piece with those after which no more were to be read. */
  const held: (() => void)[] = [];
  /** A reader gets whatever it asked for, but has no more done for it before it has taken that. */
  const answer = (...parts: readonly (string | Uint8Array)[]): void => {
    send(parts, () => {
      if (!socket.isPaused || socket.bufferedAmount > SLOW_READER_BYTES) return;
      socket.resume();
      for (const call of held.splice(0)) take(call);
    });
    if (socket.bufferedAmount > SLOW_READER_BYTES) socket.pause();
  };
  const take = (call: () => void): void => {
    if (socket.isPaused) held.push(call);
    else call();
  };
  const push = (text: string): void => {
    if (pushedBytes > SLOW_READER_BYTES) return socket.close(1013, "reader too slow");
    pushedBytes += text.length;
    send([text], () => (pushedBytes -= text.length));
  };

  const answerText = async (text: string): Promise<void> => {
    // A subscription may push before its own number is answered: what it pushes waits for the answer.
    let early: string[] | undefined = [];
    const subscriber: Subscriber = {
      subscribe: (start, method) => {
        const subscription = stops.length;
        const pushed = (result: unknown): void => {
          const text = toJson({ jsonrpc: "2.0", method, params: { subscription, result } });
          if (early) early.push(text);
          else push(text);
        };
        stops.push(start(pushed));
        return subscription;
      },
    };
    const answered = await dispatch(dispatcher, text, subscriber);
    if (answered !== undefined) answer(answered);
    for (const text of early) push(text);
    early = undefined;
  };
  const answerAttached = async (message: Buffer): Promise<void> => {
    answer(...attachedParts(await dispatchAttached(dispatcher, readAttached(message))));
  };

  socket.on("message", (data, isBinary) => {
    const message = data as Buffer; // binaryType is "nodebuffer", ws's own choice
    take(() => void (isBinary ? answerAttached(message) : answerText(message.toString("utf8"))));
  });
  socket.on("close", () => stops.forEach((stop) => stop()));
  // A peer that breaks the WebSocket protocol is closed by the library; there is nothing else to do about it.
  socket.on("error", () => undefined);
}
