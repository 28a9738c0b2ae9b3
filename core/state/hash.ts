import type { ChangeTracker } from "./changes.js";
import { viewEntry } from "./entryForm.js";
import { createLtHash, type LtHash } from "./ltHash.js";
import type { State } from "./state.js";
import type { AnyTable } from "./table.js";

/** An entry that changed, as its hash was computed from it. */
export interface EncodedChange {
  readonly table: AnyTable;
  readonly key: readonly unknown[];
  /** Undefined for one that was deleted. */
  readonly encoded: Uint8Array | undefined;
}

/** Collects what changed, encoded: for those who write it down. */
export interface ChangeCollector {
  /** What changed since the last call, or since the collector was made: each entry once, as it is now. */
  take(): EncodedChange[];
}

/** By table and the key's order. */
type Collected = Map<AnyTable, Map<string, EncodedChange>>;

interface RunningHash {
  readonly lanes: LtHash;
  readonly changes: ChangeTracker;
  readonly collectors: { collected: Collected }[];
}

const running = new WeakMap<State, RunningHash>();

/**
 * The hash of a state's content: 64 hex digits. An `LtHash` over the entries, each as `encodeEntry` gives it. It doesn't
 * depend on the order of writes, and reading it again costs two hashes per entry changed in between. The first reading
 * walks the whole state.
 */
export function stateHash(state: State): string {
  return upToDate(state).lanes.digest();
}

/** The same hash, recomputed from every entry. For audits and tests. */
export function recomputeStateHash(state: State): string {
  return hashOf(state).digest();
}

/**
 * Follows a state with a hash of its entries that somebody computed while loading them.
 *
 * @param lanes holds every entry of the state as it is now, and belongs to the state from here on
 */
export function adoptHash(state: State, lanes: LtHash): void {
  running.set(state, { lanes, changes: state.trackChanges(), collectors: [] });
}

/** Collects changes from now on. What was encoded for the hash is not encoded again. */
export function collectChanges(state: State): ChangeCollector {
  const collector = { collected: new Map() as Collected };
  upToDate(state).collectors.push(collector);
  return {
    take: () => {
      upToDate(state);
      const { collected } = collector;
      collector.collected = new Map();
      return [...collected.values()].flatMap((byOrder) => [...byOrder.values()]);
    },
  };
}

function upToDate(state: State): RunningHash {
  let hash = running.get(state);
  if (hash === undefined) {
    hash = { lanes: hashOf(state), changes: state.trackChanges(), collectors: [] };
    running.set(state, hash);
  }
  const { lanes, collectors } = hash;
  for (const { table, key, before, after } of hash.changes.take()) {
    if (before !== undefined) lanes.subtract(viewEntry(table, key, before));
    const view = after === undefined ? undefined : viewEntry(table, key, after);
    if (view !== undefined) lanes.add(view);
    if (collectors.length === 0) continue;
    const encoded = view?.slice();
    for (const { collected } of collectors) collect(collected, { table, key, encoded });
  }
  return hash;
}

function collect(collected: Collected, change: EncodedChange): void {
  let byOrder = collected.get(change.table);
  if (byOrder === undefined) collected.set(change.table, (byOrder = new Map<string, EncodedChange>()));
  byOrder.set(change.table.orderOf(change.key), change);
}

function hashOf(state: State): LtHash {
  const lanes = createLtHash();
  for (const table of state.tables()) {
    for (const [key, value] of state.entries(table)) lanes.add(viewEntry(table, key, value));
  }
  return lanes;
}
