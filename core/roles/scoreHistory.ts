import type { PluginState, ScoreHistory } from "../plugin/subnet.js";
import { createMeans } from "./meanScores.js";
import type { NeuronRecord } from "./ports.js";
import { cellOf, expectStored, parseInteger, parseList, parseText, type Cell } from "./roleState.js";

/** What a validator remembers of its scores: one record per scored task, the newest `maxRecords` of them. */
export interface HistoryStore {
  readonly append: (height: number, byUid: ReadonlyMap<number, number>) => void;
  readonly read: () => ScoreHistory;
  /** Each UID's mean over what `read` gives. */
  readonly means: () => ReadonlyMap<number, number>;
  /** Forgets the scores of UIDs whose hotkey is another one than at the last call: a newcomer begins with none. */
  readonly forgetReplaced: (neurons: readonly NeuronRecord[]) => void;
}

interface StoredRecord {
  readonly height: number;
  readonly scores: readonly (readonly [uid: number, score: number])[];
}

/** The scores in a validator's state. One key per record, so that a round writes only what is new. */
export function createHistoryStore(state: PluginState, maxRecords: number): HistoryStore {
  const range = cellOf(state, "history", parseRange);
  const hotkeys = cellOf(state, "hotkeys", (value) => parseList(value, parseHotkey));
  const recordAt = (index: number): Cell<StoredRecord> => cellOf(state, `history/${index}`, parseRecord);
  const bounds = (): { first: number; end: number } => range.read() ?? { first: 0, end: 0 };

  const meansOf = createMeans();
  const read = (): ScoreHistory => {
    const { first, end } = bounds();
    const scores: Scores[] = [];
    for (let index = first; index < end; index += 1) {
      const record = recordAt(index).read();
      if (record) scores.push(scoresOf(record));
    }
    return { scores };
  };

  return {
    append: (height, byUid) => {
      const { first, end } = bounds();
      recordAt(end).write({ height, scores: [...byUid] });
      const kept = Math.max(first, end + 1 - maxRecords);
      for (let index = first; index < kept; index += 1) recordAt(index).delete();
      range.write({ first: kept, end: end + 1 });
    },
    read,
    means: () => meansOf(read()),
    forgetReplaced: (neurons) => {
      const known = hotkeys.read();
      if (known && isSame(known, neurons)) return;
      const current = neurons.map(({ uid, hotkey }): [number, string] => [uid, hotkey]);
      const now = new Map(current);
      const replaced = new Set(
        (known ?? []).filter(([uid, hotkey]) => now.get(uid) !== hotkey).map(([uid]) => uid),
      );
      hotkeys.write(current);
      if (replaced.size === 0) return;
      const { first, end } = bounds();
      for (let index = first; index < end; index += 1) {
        const record = recordAt(index).read();
        if (!record?.scores.some(([uid]) => replaced.has(uid))) continue;
        recordAt(index).write({ ...record, scores: record.scores.filter(([uid]) => !replaced.has(uid)) });
      }
    },
  };
}

type Scores = ScoreHistory["scores"][number];

/** Records in the form in which they are read, for as long as they are what is stored. */
const known = new WeakMap<StoredRecord, Scores>();

function scoresOf(record: StoredRecord): Scores {
  const scores = known.get(record) ?? { height: record.height, byUid: new Map(record.scores) };
  known.set(record, scores);
  return scores;
}

function isSame(known: readonly (readonly [number, string])[], neurons: readonly NeuronRecord[]): boolean {
  if (known.length !== neurons.length) return false;
  return neurons.every(({ uid, hotkey }, index) => known[index]?.[0] === uid && known[index][1] === hotkey);
}

/** A history that is the receiver's own: whatever a plugin does with it, the host remembers what it remembered. */
export function copyOfHistory({ scores }: ScoreHistory): ScoreHistory {
  return { scores: scores.map(({ height, byUid }) => ({ height, byUid: new Map(byUid) })) };
}

function parseRange(value: unknown): { first: number; end: number } {
  expectStored(
    typeof value === "object" && value !== null && "first" in value && "end" in value,
    "it is no range",
  );
  return { first: parseInteger(value.first), end: parseInteger(value.end) };
}

function parseHotkey(value: unknown): readonly [number, string] {
  expectStored(Array.isArray(value) && value.length === 2, "it is no pair of UID and hotkey");
  return [parseInteger(value[0]), parseText(value[1])];
}

function parseRecord(value: unknown): StoredRecord {
  expectStored(
    typeof value === "object" && value !== null && "height" in value && "scores" in value,
    "it is no record",
  );
  const scores = parseList(value.scores, (item): readonly [number, number] => {
    expectStored(Array.isArray(item) && item.length === 2, "it is no pair of UID and score");
    const score: unknown = item[1];
    expectStored(typeof score === "number" && score >= 0 && score <= 1, "a score is not in [0, 1]");
    return [parseInteger(item[0]), score];
  });
  return { height: parseInteger(value.height), scores };
}
