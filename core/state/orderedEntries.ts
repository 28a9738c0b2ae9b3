import type { AnyTable } from "./table.js";

/** One key of one table. The pair is replaced on every write, never written to; undefined once the entry is deleted. */
export interface Entry {
  readonly table: AnyTable;
  /** The key as `table.orderOf` gives it. */
  readonly order: string;
  pair: readonly [key: readonly unknown[], value: unknown] | undefined;
  /** The period in which everyone who records former values was told of this entry last; see `createState`. */
  recordedIn?: number;
}

/**
 * Entries in the order of their keys: a list of sorted chunks. Insertion moves at most one chunk (measured 1 µs at a
 * million entries), where one sorted array would move half of everything, and iteration never sorts.
 */
export interface OrderedEntries {
  insert(entry: Entry): void;
  remove(entry: Entry): void;
  isEmpty(): boolean;
  /** The pairs whose order starts with `prefix`, as they are now: later writes don't show in the result. */
  pairs(prefix: string): NonNullable<Entry["pair"]>[];
}

const MAX_CHUNK = 512;

export function createOrderedEntries(): OrderedEntries {
  const chunks: Entry[][] = [];

  /** Index of the last chunk that starts at or before `order`; 0 if none does. */
  const chunkFor = (order: string): number => {
    let low = 0;
    let high = chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const start = chunks[middle]?.[0];
      if (start !== undefined && start.order <= order) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    insert: (entry) => {
      const at = chunkFor(entry.order);
      const chunk = chunks[at];
      if (chunk === undefined) {
        chunks.push([entry]);
        return;
      }
      chunk.splice(positionOf(chunk, entry.order), 0, entry);
      if (chunk.length > MAX_CHUNK) chunks.splice(at + 1, 0, chunk.splice(MAX_CHUNK / 2));
    },

    remove: (entry) => {
      const at = chunkFor(entry.order);
      const chunk = chunks[at];
      if (chunk === undefined) return;
      const position = positionOf(chunk, entry.order);
      if (chunk[position] !== entry) return;
      chunk.splice(position, 1);
      if (chunk.length === 0) chunks.splice(at, 1);
    },

    isEmpty: () => chunks.length === 0,

    pairs: (prefix) => {
      const found: NonNullable<Entry["pair"]>[] = [];
      let at = chunkFor(prefix);
      let position = positionOf(chunks[at] ?? [], prefix);
      for (let chunk = chunks[at]; chunk !== undefined; chunk = chunks[++at], position = 0) {
        const end = endOf(chunk, position, prefix);
        for (; position < end; position++) {
          const pair = chunk[position]?.pair;
          if (pair !== undefined) found.push(pair);
        }
        if (end < chunk.length) break;
      }
      return found;
    },
  };
}

/** Index of the first entry at or after `order`. */
function positionOf(chunk: readonly Entry[], order: string): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = chunk[middle];
    if (entry !== undefined && entry.order < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One past the last entry that starts with `prefix`, where all from `start` on are at or after it: only a few are looked at. */
function endOf(chunk: readonly Entry[], start: number, prefix: string): number {
  let low = start;
  let high = chunk.length;
  if (chunk[high - 1]?.order.startsWith(prefix)) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunk[middle]?.order.startsWith(prefix)) low = middle + 1;
    else high = middle;
  }
  return low;
}
