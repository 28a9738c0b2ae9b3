import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import type { ShardStore, StoredShard } from "./shardStore.js";

/** Shards in memory, up to a quota. */
export function createMemoryShards(quotaBytes: number): ShardStore {
  const shards = new Map<string, StoredShard>();
  let usedBytes = 0;
  const forget = (name: string): void => {
    usedBytes -= shards.get(name)?.data.length ?? 0;
    shards.delete(name);
  };
  return {
    get shards() {
      return shards.size;
    },
    get usedBytes() {
      return usedBytes;
    },
    quotaBytes,
    read: (name) => Promise.resolve(shards.get(name)),
    write: (name, shard) => {
      const sizeBytes = shard.data.length;
      if (usedBytes - (shards.get(name)?.data.length ?? 0) + sizeBytes > quotaBytes) {
        return Promise.reject(fail(storageErrors.storeFull, { usedBytes, quotaBytes, sizeBytes }));
      }
      forget(name);
      // A message's bytes are a view of a larger buffer, which would be kept alive.
      shards.set(name, { ...shard, data: Uint8Array.from(shard.data) });
      usedBytes += sizeBytes;
      return Promise.resolve();
    },
    remove: (name) => Promise.resolve(forget(name)),
    dispose: () => Promise.resolve(shards.clear()),
  };
}
