import type { Entry } from "./orderedEntries.js";
import type { AnyTable } from "./table.js";

/** The net change of one entry between two looks. */
export interface Change {
  readonly table: AnyTable;
  readonly key: readonly unknown[];
  /** The value at the former look, or undefined if there was none. */
  readonly before: unknown;
  /** The value now, or undefined if it was deleted. */
  readonly after: unknown;
}

/** Collects which entries changed, for those who follow the state at their own pace: its hash, a store. */
export interface ChangeTracker {
  /**
   * The net changes since the last call (since the tracker was made, at first), reverted ones left out. A key that was
   * deleted and set again may come twice: the deletion first.
   */
  take(): Change[];
  /** Stops collecting. */
  stop(): void;
}

type Pairs = Map<Entry, Entry["pair"]>;

const NONE: ReadonlyMap<Entry, Entry["pair"]> = new Map();

/** What entries looked like before they were first written: one record per entry, however often it is written. */
export class FormerPairs {
  /** Made with the first record: a frame is opened for every extrinsic, and another for every call in it. */
  private map: Pairs | undefined;

  get pairs(): ReadonlyMap<Entry, Entry["pair"]> {
    return this.map ?? NONE;
  }

  /** To be called before an entry's pair becomes `next`. */
  record(entry: Entry, next: Entry["pair"]): void {
    const map = (this.map ??= new Map());
    if (!map.has(entry)) map.set(entry, entry.pair);
    // Created and deleted again: nothing happened, and nothing need be remembered.
    else if (next === undefined && map.get(entry) === undefined) map.delete(entry);
  }

  /** Adds what a younger record holds: what is known here is older and stays. */
  merge(younger: FormerPairs): void {
    if (younger.map === undefined) return;
    const map = (this.map ??= new Map());
    for (const [entry, pair] of younger.map) {
      if (!map.has(entry)) map.set(entry, pair);
      else if (entry.pair === undefined && map.get(entry) === undefined) map.delete(entry);
    }
  }

  clear(): void {
    this.map = undefined;
  }

  netChanges(): Change[] {
    const changes: Change[] = [];
    for (const [entry, before] of this.pairs) {
      const after = entry.pair;
      const key = (after ?? before)?.[0];
      if (key === undefined || before?.[1] === after?.[1]) continue;
      changes.push({ table: entry.table, key, before: before?.[1], after: after?.[1] });
    }
    return changes;
  }
}
