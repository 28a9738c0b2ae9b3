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

/** What entries looked like before they were first written: one record per entry, however often it is written. */
export class FormerPairs {
  readonly pairs = new Map<Entry, Entry["pair"]>();

  /** To be called before an entry's pair becomes `next`. */
  record(entry: Entry, next: Entry["pair"]): void {
    if (!this.pairs.has(entry)) this.pairs.set(entry, entry.pair);
    // Created and deleted again: nothing happened, and nothing need be remembered.
    else if (next === undefined && this.pairs.get(entry) === undefined) this.pairs.delete(entry);
  }

  /** Adds what a younger record holds: what is known here is older and stays. */
  merge(younger: FormerPairs): void {
    for (const [entry, pair] of younger.pairs) {
      if (!this.pairs.has(entry)) this.pairs.set(entry, pair);
      else if (entry.pair === undefined && this.pairs.get(entry) === undefined) this.pairs.delete(entry);
    }
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
