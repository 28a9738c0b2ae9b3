import { fail } from "subnetkit/plugin";
import { WebSocket, type RawData } from "ws";
import { liveErrors } from "./liveErrors.js";
import type { Subscription } from "./liveMessages.js";

/** Time, so that tests decide it. */
export interface LiveClock {
  readonly nowMs: () => number;
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

export const systemClock: LiveClock = {
  nowMs: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ConnectOptions {
  readonly url: string;
  readonly clock: LiveClock;
  /** What to ask for, each time a connection is there. */
  readonly subscription: () => Subscription;
  readonly onMessage: (text: string) => void;
  readonly report: (error: Error) => void;
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 60_000;

/** A server that says nothing for so long is given up, and tried anew: it should send heartbeats. */
const SILENCE_MS = 60_000;

const textOf = (data: RawData): string =>
  Buffer.isBuffer(data)
    ? data.toString("utf8")
    : Buffer.concat(Array.isArray(data) ? data : [new Uint8Array(data)]).toString("utf8");

/**
 * Keeps a connection to a server of prices: connects, subscribes, and does so again whenever it is lost, after a wait that doubles up to a
 * minute and begins anew with each message.
 *
 * @returns what ends it
 * @throws SK3818 for an address that is none
 */
export function connectTicks({ url, clock, subscription, onMessage, report }: ConnectOptions): () => void {
  if (!/^wss?:\/\/./.test(url) || !URL.canParse(url)) throw fail(liveErrors.badUrl, { url });
  let socket: WebSocket | undefined;
  let delayMs = FIRST_DELAY_MS;
  let cancelTimer: () => void = () => undefined;
  let isClosed = false;

  const watch = (own: WebSocket): void => {
    cancelTimer();
    cancelTimer = clock.after(SILENCE_MS, () => own.terminate());
  };
  const retry = (reason: string): void => {
    cancelTimer();
    if (isClosed) return;
    report(fail(liveErrors.connectionLost, { url, reason, delayMs }));
    cancelTimer = clock.after(delayMs, open);
    delayMs = Math.min(2 * delayMs, LONGEST_DELAY_MS);
  };
  function open(): void {
    const own = new WebSocket(url, { maxPayload: 65_536, perMessageDeflate: false });
    socket = own;
    let reason = "it was closed";
    own.on("error", (error) => {
      reason = error.message;
    });
    own.on("open", () => own.send(JSON.stringify(subscription())));
    own.on("message", (data) => {
      if (isClosed) return;
      delayMs = FIRST_DELAY_MS;
      watch(own);
      onMessage(textOf(data));
    });
    own.on("close", () => retry(reason));
    watch(own);
  }

  open();
  return () => {
    isClosed = true;
    cancelTimer();
    socket?.terminate();
  };
}
