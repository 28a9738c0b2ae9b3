import type { MissingReason, PluginState } from "../plugin/subnet.js";
import { accountFromText, type AccountId } from "../primitives/ss58.js";
import type { RawAnswer } from "./answerReader.js";
import type { RawPart } from "./askedTask.js";
import {
  cellOf,
  expectStored,
  parseBytes,
  parseInteger,
  parseList,
  parseText,
  type Cell,
} from "./roleState.js";

/** An answer as bytes, as long as nobody has scored it. */
export type StoredAnswer =
  | ({ readonly uid: number; readonly hotkey: AccountId } & RawAnswer)
  | { readonly uid: number; readonly hotkey: AccountId; readonly missing: MissingReason };

/** A task with its answers that waits for its outcome. */
export interface StoredTask {
  readonly taskId: string;
  readonly scoreAt: number;
  readonly scoreSeed: string;
  readonly requestBody: Uint8Array;
  readonly secretBody: Uint8Array;
  readonly answers: readonly StoredAnswer[];
}

/** Tasks that wait, oldest first. */
export interface PendingStore {
  readonly add: (task: StoredTask) => void;
  /** Those whose time has come at a height. */
  readonly due: (height: number) => readonly StoredTask[];
  readonly remove: (taskId: string) => void;
  /** Drops the oldest ones beyond the limit and says how many. */
  readonly trim: (maxTasks: number) => number;
  readonly count: () => number;
}

type Entry = readonly [taskId: string, scoreAt: number];

/** The waiting tasks in a validator's state: one key each, and an index. */
export function createPendingStore(state: PluginState): PendingStore {
  const index = cellOf(state, "pending", (value) => parseList(value, parseEntry));
  const taskAt = (taskId: string): Cell<StoredTask> => cellOf(state, `pending/${taskId}`, parseTask);
  const entries = (): readonly Entry[] => index.read() ?? [];
  const removeAll = (gone: ReadonlySet<string>): void => {
    for (const taskId of gone) taskAt(taskId).delete();
    index.write(entries().filter(([taskId]) => !gone.has(taskId)));
  };

  return {
    add: (task) => {
      taskAt(task.taskId).write(task);
      index.write([...entries(), [task.taskId, task.scoreAt]]);
    },
    due: (height) =>
      entries()
        .filter(([, scoreAt]) => scoreAt <= height)
        .flatMap(([taskId]) => taskAt(taskId).read() ?? []),
    remove: (taskId) => removeAll(new Set([taskId])),
    trim: (maxTasks) => {
      const surplus = entries().slice(0, Math.max(0, entries().length - maxTasks));
      if (surplus.length > 0) removeAll(new Set(surplus.map(([taskId]) => taskId)));
      return surplus.length;
    },
    count: () => entries().length,
  };
}

function parseEntry(value: unknown): Entry {
  expectStored(Array.isArray(value) && value.length === 2, "it is no pair of task and height");
  return [parseText(value[0]), parseInteger(value[1])];
}

const NAMES = ["taskId", "scoreAt", "scoreSeed", "requestBody", "secretBody", "answers"] as const;

function parseTask(value: unknown): StoredTask {
  const fields = fieldsOf(value, NAMES);
  return {
    taskId: parseText(fields.taskId),
    scoreAt: parseInteger(fields.scoreAt),
    scoreSeed: parseText(fields.scoreSeed),
    requestBody: parseBytes(fields.requestBody),
    secretBody: parseBytes(fields.secretBody),
    answers: parseList(fields.answers, parseAnswer),
  };
}

const REASONS: readonly MissingReason[] = ["unreachable", "late", "malformed", "refused", "failed"];

function parseAnswer(value: unknown): StoredAnswer {
  const { uid, hotkey } = fieldsOf(value, ["uid", "hotkey"]);
  const peer = { uid: parseInteger(uid), hotkey: accountFromText(parseText(hotkey)) };
  if (typeof value === "object" && value !== null && "missing" in value) {
    const missing = REASONS.find((reason) => reason === value.missing);
    expectStored(missing !== undefined, "a reason is unknown");
    return { ...peer, missing };
  }
  const { latencyMs, body, parts } = fieldsOf(value, ["latencyMs", "body", "parts"]);
  return {
    ...peer,
    latencyMs: parseDuration(latencyMs),
    body: parseBytes(body),
    parts: parseList(parts, parsePart),
  };
}

function parsePart(value: unknown): RawPart {
  const { body, atMs } = fieldsOf(value, ["body", "atMs"]);
  return { body: parseBytes(body), atMs: parseDuration(atMs) };
}

function parseDuration(value: unknown): number {
  expectStored(typeof value === "number" && value >= 0, "a latency is not a number");
  return value;
}

function fieldsOf<const Name extends string>(
  value: unknown,
  names: readonly Name[],
): Readonly<Record<Name, unknown>> {
  expectStored(typeof value === "object" && value !== null, "it is not a map");
  for (const name of names) expectStored(name in value, `${name} is missing`);
  return value as Readonly<Record<Name, unknown>>; // The names are there, as checked; the values stay unknown.
}
