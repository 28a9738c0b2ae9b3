import type { KeptShard } from "../audit/proveChallenge.js";

/** A shard as a store keeps it. */
export interface StoredShard extends KeptShard {
  readonly lock: Uint8Array;
  readonly root: Uint8Array;
}

/** Where a miner keeps shards. Names are 64 hexadecimal digits. */
export interface ShardStore {
  readonly shards: number;
  readonly usedBytes: number;
  readonly quotaBytes: number;
  /** @throws SK4132 when it was changed on disk */
  read(name: string): Promise<StoredShard | undefined>;
  /** @throws SK4130 without room, SK4131 when the store can't be written */
  write(name: string, shard: StoredShard): Promise<void>;
  remove(name: string): Promise<void>;
  dispose(): Promise<void>;
}
