import { accountKey, u16Key } from "./keyParts.js";
import type { Entry } from "./orderedEntries.js";
import type { AnyTable } from "./table.js";

/** A table's entries by key. Reads of state are hot, so each look-up takes as few steps as the parts of the key allow. */
export interface EntryIndex {
  /** The entry of a key. One outside its range finds nothing, or is refused with SK0202. */
  find(key: readonly unknown[]): Entry | undefined;
  /** Adds an entry, which has a pair. */
  add(entry: Entry): void;
  /** Removes an entry that was added and still has its pair. */
  remove(entry: Entry): void;
}

/** An empty index, of the kind that suits the table's keys. */
export function createEntryIndex(table: AnyTable): EntryIndex {
  const kinds = table.keyParts.map((part) =>
    part === u16Key ? "number" : part === accountKey ? "account" : "",
  );
  if (kinds.length > 0 && kinds.every((kind) => kind === "number")) return byNumbers(kinds.length);
  switch (kinds.join()) {
    case "account":
      return byAccount();
    case "account,number":
      return byNumberAndAccount(1, 0);
    case "number,account":
      return byNumberAndAccount(0, 1);
    case "account,number,account":
      return byNumberAndTwoAccounts();
    default:
      return byOrder(table);
  }
}

/** What numbers lead to: the next numbers, and at last entries. */
type Level = (Entry | Level | undefined)[];

/** Arrays in arrays: a third of the time of a map. */
function byNumbers(count: number): EntryIndex {
  const first: Level = [];
  const last = count - 1;
  const levelOf = (key: readonly unknown[]): Level | undefined => {
    let level: Level | undefined = first;
    for (let index = 0; index < last && level !== undefined; index++)
      level = level[key[index] as number] as Level | undefined;
    return level;
  };
  return {
    // At this depth stand entries alone.
    find: (key) => levelOf(key)?.[key[last] as number] as Entry | undefined,
    add: (entry) => {
      const key = keyOf(entry);
      let level = first;
      for (let index = 0; index < last; index++) level = (level[key[index] as number] ??= []) as Level;
      level[key[last] as number] = entry;
    },
    remove: (entry) => {
      const key = keyOf(entry);
      const level = levelOf(key);
      if (level !== undefined) level[key[last] as number] = undefined;
    },
  };
}

function byAccount(): EntryIndex {
  const entries = new Map<unknown, Entry>();
  return {
    find: (key) => entries.get(key[0]),
    add: (entry) => entries.set(keyOf(entry)[0], entry),
    remove: (entry) => entries.delete(keyOf(entry)[0]),
  };
}

/**
 * A map of accounts for each number, of which there are few. The joined text of the order would have to be put together,
 * flattened and hashed for each look-up, 0.2 µs; accounts have their hashes already.
 */
function byNumberAndAccount(number: number, account: number): EntryIndex {
  const maps: (Map<unknown, Entry> | undefined)[] = [];
  return {
    find: (key) => maps[key[number] as number]?.get(key[account]),
    add: (entry) => {
      const key = keyOf(entry);
      (maps[key[number] as number] ??= new Map<unknown, Entry>()).set(key[account], entry);
    },
    remove: (entry) => maps[keyOf(entry)[number] as number]?.delete(keyOf(entry)[account]),
  };
}

/**
 * The same, and a map of the second accounts for each first one; but most have one second account alone, whose entry
 * then stands for the map.
 */
function byNumberAndTwoAccounts(): EntryIndex {
  const maps: (Map<unknown, Entry | Map<unknown, Entry>> | undefined)[] = [];
  return {
    find: (key) => {
      const found = maps[key[1] as number]?.get(key[0]);
      if (found === undefined || found instanceof Map) return found?.get(key[2]);
      return keyOf(found)[2] === key[2] ? found : undefined;
    },
    add: (entry) => {
      const [first, number, second] = keyOf(entry);
      const byFirst = (maps[number as number] ??= new Map<unknown, Entry | Map<unknown, Entry>>());
      const found = byFirst.get(first);
      if (found === undefined) byFirst.set(first, entry);
      else if (found instanceof Map) found.set(second, entry);
      else byFirst.set(first, new Map([found, entry].map((each) => [keyOf(each)[2], each])));
    },
    remove: (entry) => {
      const [first, number, second] = keyOf(entry);
      const byFirst = maps[number as number];
      const found = byFirst?.get(first);
      if (found instanceof Map) found.delete(second);
      else byFirst?.delete(first);
    },
  };
}

function byOrder(table: AnyTable): EntryIndex {
  const entries = new Map<string, Entry>();
  return {
    find: (key) => entries.get(table.orderOf(key)),
    add: (entry) => entries.set(entry.order, entry),
    remove: (entry) => entries.delete(entry.order),
  };
}

const NO_KEY: readonly unknown[] = [];

function keyOf({ pair }: Entry): readonly unknown[] {
  return pair === undefined ? NO_KEY : pair[0];
}
