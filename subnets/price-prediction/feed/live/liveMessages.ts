import { fail } from "subnetkit/plugin";
import { liveErrors } from "./liveErrors.js";

/** The first message after a subscription: who speaks. Sequence numbers count within one session of the server. */
export interface Hello {
  readonly type: "hello";
  readonly session: string;
  readonly asset: string;
}

/** A trade, or any other price that counts. */
export interface Tick {
  readonly type: "tick";
  readonly asset: string;
  /** Rises by one from tick to tick of an asset. */
  readonly seq: number;
  /** In milliseconds since 1970, never falling. */
  readonly timeMs: number;
  readonly price: number;
}

/** Says that time has passed without a tick: bars are closed by it. */
export interface Heartbeat {
  readonly type: "heartbeat";
  readonly timeMs: number;
}

/** The server refuses something; it may close the connection after it. */
export interface Refusal {
  readonly type: "error";
  readonly message: string;
}

/** What a server of prices sends, as JSON text, one object a message. */
export type LiveMessage = Hello | Tick | Heartbeat | Refusal;

/** What a client sends once it is connected: the ticks of an asset after one that it has, or all that the server remembers. */
export interface Subscription {
  readonly type: "subscribe";
  readonly asset: string;
  /** Left out where the session of that number is not known. */
  readonly after?: { readonly session: string; readonly seq: number };
}

/** A message is one line; nobody needs more. */
const MAX_LENGTH = 4_096;
const MAX_TEXT = 200;

const isText = (value: unknown): value is string =>
  typeof value === "string" && value.length > 0 && value.length <= MAX_TEXT;
const isTime = (value: unknown): value is number =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= 1e14;
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isPrice = (value: unknown): value is number =>
  typeof value === "number" && value > 0 && Number.isFinite(value);

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads a message of a server. Further fields are ignored.
 *
 * @throws SK3810 for anything that is none
 */
export function readLiveMessage(text: string): LiveMessage {
  const bad = (reason: string): Error => fail(liveErrors.malformed, { reason });
  if (text.length > MAX_LENGTH) throw bad(`it has more than ${MAX_LENGTH} characters`);
  const message = parse(text);
  if (!message) throw bad("it is no JSON object");
  const { type, session, asset, seq, timeMs, price, message: words } = message;
  if (type === "hello" && isText(session) && isText(asset)) return { type, session, asset };
  if (type === "tick" && isText(asset) && isCount(seq) && isTime(timeMs) && isPrice(price))
    return { type, asset, seq, timeMs, price };
  if (type === "heartbeat" && isTime(timeMs)) return { type, timeMs };
  if (type === "error" && typeof words === "string") return { type, message: words.slice(0, MAX_TEXT) };
  throw bad(`it is no hello, tick, heartbeat or error with all its fields: ${text.slice(0, MAX_TEXT)}`);
}
