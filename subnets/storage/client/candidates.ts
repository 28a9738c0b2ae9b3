import type { ShardHealth } from "./auditFiles.js";
import type { StorageMiner } from "./network.js";
import { rankMiners, type Availability } from "./rankMiners.js";
import type { StoredChunk } from "./storedFile.js";

/** Who may be asked to take shards in one operation, and how they did in it. */
export interface Candidates {
  readonly size: number;
  /** Everybody, in the order in which the shards of a chunk look for a place; whoever is in doubt behind all others. */
  ranked(chunk: string, availability: Availability): StorageMiner[];
  has(hotkey: string): boolean;
  /** Puts a miner behind the others, until it takes a shard: it may have been busy, or away for a moment. */
  doubt(hotkey: string, why: string): void;
  trust(hotkey: string): void;
  /** Takes a miner out: asking it again would be of no use. */
  exclude(hotkey: string, why: string): void;
  /** What was said of the last one that did not take a shard; undefined when all did. */
  readonly lastFailure: string | undefined;
}

/** Begins an operation with some miners. */
export function createCandidates(miners: Iterable<StorageMiner>): Candidates {
  const all = new Map([...miners].map((miner) => [miner.hotkey, miner]));
  const doubtful = new Set<string>();
  let lastFailure: string | undefined;
  return {
    get size() {
      return all.size;
    },
    ranked: (chunk, availability) => {
      const ranked = rankMiners([...all.values()], chunk, availability);
      const isDoubtful = ({ hotkey }: StorageMiner): boolean => doubtful.has(hotkey);
      return [...ranked.filter((miner) => !isDoubtful(miner)), ...ranked.filter(isDoubtful)];
    },
    has: (hotkey) => all.has(hotkey),
    doubt: (hotkey, why) => {
      doubtful.add(hotkey);
      lastFailure = why;
    },
    trust: (hotkey) => void doubtful.delete(hotkey),
    exclude: (hotkey, why) => {
      all.delete(hotkey);
      lastFailure = why;
    },
    get lastFailure() {
      return lastFailure;
    },
  };
}

/** Doubts whoever could not show its shard of a chunk in an audit. */
export function doubtHolders(
  candidates: Candidates,
  { shards }: StoredChunk,
  states: readonly ShardHealth[],
): void {
  for (const [index, state] of states.entries()) {
    const holder = shards[index]?.holder;
    if (holder !== undefined && state !== "live") candidates.doubt(holder, `a shard of it is ${state}`);
  }
}
