import { shardBytes } from "../coding/splitChunk.js";
import type { Placement } from "../sealing/storageKeys.js";
import type { StoredChunk } from "./storedFile.js";

/** Bytes of each shard of a chunk. */
export function shardBytesOf({
  plainBytes,
  dataShards,
}: Pick<StoredChunk, "plainBytes" | "dataShards">): number {
  return shardBytes(plainBytes, dataShards);
}

/** The place of a chunk's shard, as keys are derived from it; undefined when there is no such shard. */
export function placementOf(chunk: StoredChunk, index: number): Placement | undefined {
  const shard = chunk.shards[index];
  if (!shard) return undefined;
  const { id, dataShards, shards } = chunk;
  return {
    chunk: Buffer.from(id, "hex"),
    dataShards,
    parityShards: shards.length - dataShards,
    index,
    holder: shard.holder,
    generation: shard.generation,
  };
}
