import { FormerPairs, type ChangeTracker } from "./changes.js";
import { createEntryIndex, type EntryIndex } from "./entryIndex.js";
import { createJournal, type Checkpoint, type SnapshotId } from "./journal.js";
import { createOrderedEntries, type Entry, type OrderedEntries } from "./orderedEntries.js";
import type { AnyTable, KeyPrefix, Table } from "./table.js";

/**
 * Named tables with ordered keys. Values are replaced, never written to: the journal, snapshots and the hash all rely
 * on an old value staying as it was.
 *
 * @example
 * const state = createState();
 * const checkpoint = state.checkpoint();
 * state.set(balances, [alice], 5n);
 * state.revert(checkpoint);
 * state.get(balances, [alice]); // undefined
 */
export interface State {
  get<Key extends readonly unknown[], Value>(table: Table<Key, Value>, key: Key): Value | undefined;
  /** @throws SK0202 for a key outside its range. Values are checked where they are encoded. */
  set<Key extends readonly unknown[], Value>(table: Table<Key, Value>, key: Key, value: Value): void;
  /** Removes an entry; a key without one is left as it is. */
  delete<Key extends readonly unknown[], Value>(table: Table<Key, Value>, key: Key): void;
  /**
   * The entries in key order, all or those whose key starts with `prefix`, as they are at the call: writing while
   * iterating is safe and doesn't show.
   */
  entries<Key extends readonly unknown[], Value>(
    table: Table<Key, Value>,
    prefix?: KeyPrefix<Key>,
  ): Iterable<readonly [key: Key, value: Value]>;
  /** The tables that have entries, by name. */
  tables(): readonly AnyTable[];
  /** Follows what changes from now on. */
  trackChanges(): ChangeTracker;

  /** Opens a point to go back to; checkpoints nest. Costs nothing until something is written. */
  checkpoint(): Checkpoint;
  /**
   * Keeps what was written since the checkpoint. O(entries written in it).
   * @throws SK0204 if it is closed, SK0205 if one inside it is still open
   */
  commit(checkpoint: Checkpoint): void;
  /**
   * Undoes everything since the checkpoint, inner checkpoints included. O(entries written in it).
   * @throws SK0204 if it is closed
   */
  revert(checkpoint: Checkpoint): void;
  /**
   * A point to come back to any number of times.
   * @throws SK0206 while a checkpoint is open
   */
  snapshot(): SnapshotId;
  /**
   * Goes back to a snapshot. It and older ones are kept, younger ones are dropped.
   * @throws SK0206 while a checkpoint is open, SK0207 for a dropped or unknown snapshot
   */
  revertTo(id: SnapshotId): void;
}

interface Store {
  readonly table: AnyTable;
  readonly index: EntryIndex;
  readonly ordered: OrderedEntries;
}

/** An empty state. */
export function createState(): State {
  const stores: (Store | undefined)[] = []; // by table.slot
  let followed: { former: FormerPairs }[] = [];

  const storeOf = (table: AnyTable): Store => {
    const known = stores[table.slot];
    if (known !== undefined) return known;
    const store: Store = { table, index: createEntryIndex(table), ordered: createOrderedEntries() };
    stores[table.slot] = store;
    return store;
  };

  /**
   * A new period begins whenever somebody starts to record, or stops: within one, an entry that was recorded once need not
   * be again. Long stretches of blocks write the same few entries over and over.
   */
  let period = 1;
  const NEVER = 0;

  /** The only place where an entry changes. */
  const put = (entry: Entry, pair: Entry["pair"]): void => {
    if (entry.recordedIn !== period || pair === undefined) {
      for (const tracker of followed) tracker.former.record(entry, pair);
      // A record may have been dropped with the entry: whoever sets it again has to begin anew.
      entry.recordedIn = pair === undefined ? NEVER : period;
    }
    if (entry.pair !== undefined && pair !== undefined) {
      entry.pair = pair;
    } else if (entry.pair !== undefined) {
      const { index, ordered } = storeOf(entry.table);
      index.remove(entry);
      ordered.remove(entry);
      entry.pair = undefined;
    } else if (pair !== undefined) {
      const { index, ordered } = storeOf(entry.table);
      entry.pair = pair;
      index.add(entry);
      ordered.insert(entry);
    }
  };

  const journal = createJournal(put);
  const write = (entry: Entry, pair: Entry["pair"]): void => {
    if (entry.recordedIn !== period || pair === undefined) journal.record(entry, pair);
    put(entry, pair);
  };
  /** What restores entries tells the trackers, but no frame of the journal: so a period ends before and after. */
  const inPeriodOfItsOwn = <Result>(act: () => Result): Result => {
    period += 1;
    try {
      return act();
    } finally {
      period += 1;
    }
  };

  // Tables are erased inside: a pair only ever leaves through the table it came in by, so its types are that table's.
  const erase = (table: object): AnyTable => table as AnyTable;

  const find = <Key extends readonly unknown[], Value>(
    table: Table<Key, Value>,
    key: Key,
  ): Entry | undefined => stores[table.slot]?.index.find(key);

  return {
    get: <Key extends readonly unknown[], Value>(table: Table<Key, Value>, key: Key) =>
      find(table, key)?.pair?.[1] as Value | undefined,

    set: (table, key, value) => {
      const entry = find(table, key);
      if (entry?.pair === undefined) {
        const created = {
          table: erase(table),
          order: table.orderOf(key),
          pair: undefined,
          recordedIn: NEVER,
        };
        write(created, [key, value]);
      } else if (entry.pair[1] !== value) {
        write(entry, [entry.pair[0], value]);
      }
    },

    delete: (table, key) => {
      const entry = find(table, key);
      if (entry !== undefined) write(entry, undefined);
    },

    entries: <Key extends readonly unknown[], Value>(table: Table<Key, Value>, prefix?: KeyPrefix<Key>) =>
      (stores[table.slot]?.ordered.pairs(prefix === undefined ? "" : table.orderOf(prefix)) ??
        []) as unknown as Iterable<readonly [Key, Value]>,

    checkpoint: () => inPeriodOfItsOwn(() => journal.checkpoint()),
    commit: (checkpoint) => inPeriodOfItsOwn(() => journal.commit(checkpoint)),
    revert: (checkpoint) => inPeriodOfItsOwn(() => journal.revert(checkpoint)),
    snapshot: () => inPeriodOfItsOwn(() => journal.snapshot()),
    revertTo: (id) => inPeriodOfItsOwn(() => journal.revertTo(id)),

    tables: () =>
      stores
        .filter((store) => store !== undefined && !store.ordered.isEmpty())
        .flatMap((store) => (store === undefined ? [] : [store.table]))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),

    trackChanges: () => {
      const tracker = { former: new FormerPairs() };
      followed.push(tracker);
      period += 1;
      return {
        take: () => {
          const changes = tracker.former.netChanges();
          tracker.former = new FormerPairs();
          period += 1;
          return changes;
        },
        stop: () => {
          followed = followed.filter((other) => other !== tracker);
        },
      };
    },
  };
}
