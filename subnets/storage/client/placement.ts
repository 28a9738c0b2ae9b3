import { encryptPlacement } from "../sealing/encryptPlacement.js";
import { shardBytes } from "../coding/splitChunk.js";
import { sealedBytes } from "../sealing/sealedForm.js";
import type { Placement, StorageKeys } from "../sealing/storageKeys.js";
import type { StoredChunk } from "./storedFile.js";

/** Bytes of each shard of a chunk. */
export function shardBytesOf({
  plainBytes,
  dataShards,
}: Pick<StoredChunk, "plainBytes" | "dataShards">): number {
  return shardBytes(sealedBytes(plainBytes), dataShards);
}

/** The place of a chunk's shard, as keys are derived from it; undefined when there is no such shard. */
export function placementOf(chunk: StoredChunk, index: number): Placement | undefined {
  const shard = chunk.shards[index];
  if (!shard) return undefined;
  return { chunk: Buffer.from(chunk.id, "hex"), index, holder: shard.holder, generation: shard.generation };
}

/** A shard as its place keeps it, or back from it. */
export function convertShard(keys: StorageKeys, place: Placement, shard: Uint8Array): Buffer {
  return encryptPlacement(keys.placementKey(place), shard);
}
