import { MAX_TEXT } from "./clipped.js";
import type { FromWorker } from "./messages.js";
import { LOG_LEVELS } from "./sayingLogger.js";

/** Whether a value may stand in a field. */
type Check = (value: unknown) => boolean;
/** One for each field of a type, so that none is forgotten. */
type Checks<T> = { readonly [Field in keyof T]-?: Check };
type Message<Kind extends FromWorker["kind"]> = Omit<Extract<FromWorker, { kind: Kind }>, "kind">;

const MAX_ITEMS = 65_536;
const MAX_U16 = 65_535;

const text: Check = (value) => typeof value === "string" && value.length <= MAX_TEXT;
const flag: Check = (value) => typeof value === "boolean";
const finite: Check = (value) => Number.isFinite(value);
const count: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const u16: Check = (value) => count(value) && Number(value) <= MAX_U16;
const bytes: Check = (value) => value instanceof Uint8Array;
const level: Check = (value) => LOG_LEVELS.some((name) => name === value);
const plain: Check = (value) => flag(value) || text(value) || finite(value) || typeof value === "bigint";

const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length <= MAX_ITEMS && value.every(check);
const record =
  (check: Check): Check =>
  (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    const entries = Object.entries(value);
    return entries.length <= MAX_ITEMS && entries.every(([name, each]) => text(name) && check(each));
  };
const object =
  <T>(fields: Checks<T>): Check =>
  (value) =>
    wrongField(value, fields) === undefined;

const failure = object<Extract<FromWorker, { kind: "failed" }>["error"]>({
  code: text,
  message: text,
  next: text,
  trace: maybe(list(text)),
});

const checks: { readonly [Kind in FromWorker["kind"]]: Checks<Message<Kind>> } = {
  described: {
    subnet: object<Message<"described">["subnet"]>({
      id: text,
      version: text,
      summary: text,
      schemaHash: text,
      timeoutMs: finite,
      profiles: list(text),
      hyperparameters: record(plain),
    }),
  },
  failed: { error: failure },
  listening: {
    endpoints: record(text),
    miners: list(object<Message<"listening">["miners"][number]>({ uid: u16, port: u16 })),
  },
  remembers: { uid: u16, state: bytes },
  inspecting: { url: text },
  gateway: { uid: u16, hotkey: text, url: text },
  sold: {
    validatorUid: u16,
    sale: object<Message<"sold">["sale"]>({
      account: text,
      height: count,
      asked: count,
      uid: u16,
      score: maybe(finite),
      latencyMs: finite,
    }),
  },
  ready: {},
  handled: { height: count },
  round: {
    round: object<Message<"round">["round"]>({
      validatorUid: u16,
      height: count,
      tasks: count,
      waiting: count,
      refusals: list(text),
      weightsSet: flag,
      miners: list(
        object<Message<"round">["round"]["miners"][number]>({
          uid: u16,
          meanScore: maybe(finite),
          weight: finite,
          missing: record(count),
        }),
      ),
      elapsedMs: finite,
    }),
  },
  said: {
    uid: maybe(u16),
    said: object<Message<"said">["said"]>({ level, message: text, fields: record(text) }),
  },
  problem: { uid: maybe(u16), error: failure },
};

function wrongField<T>(value: unknown, fields: Checks<T>): string | undefined {
  if (typeof value !== "object" || value === null) return "the whole";
  const given: Readonly<Record<string, unknown>> = { ...value };
  const checked = Object.entries<Check>(fields as Readonly<Record<string, Check>>);
  return checked.find(([name, check]) => !check(given[name]))?.[0];
}

/**
 * Checks all that is used of what a worker says: it runs the code of a plugin, and a wrong word of it must not get further.
 *
 * @returns where it is wrong, undefined for a message that may be believed
 * @example wrongIn({ kind: "handled", height: NaN }) === "handled.height"
 */
export function wrongIn(message: unknown): string | undefined {
  if (typeof message !== "object" || message === null || !("kind" in message)) return "kind";
  const { kind } = message;
  if (typeof kind !== "string" || !Object.hasOwn(checks, kind)) return "kind";
  const wrong = wrongField(message, checks[kind as FromWorker["kind"]]);
  return wrong === undefined ? undefined : `${kind}.${wrong}`;
}
