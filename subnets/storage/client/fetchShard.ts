import { toBytes } from "../messages/bytesOf.js";
import { openPlacement } from "../sealing/sealPlacement.js";
import { askFor } from "./askFor.js";
import type { Room } from "../bufferPool.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { placementOf, shardBytesOf } from "./placement.js";
import type { StoredChunk } from "./storedFile.js";

/**
 * Fetches one shard of a chunk.
 *
 * @param room memory for it; new memory when left out
 * @returns the shard, or why it can't be had: whatever is wrong with one miner, another one may do
 */
export async function fetchShard(
  { keys, network, witness }: StorageClient,
  miners: ReadonlyMap<string, StorageMiner>,
  chunk: StoredChunk,
  index: number,
  room?: Room,
): Promise<Uint8Array | { readonly problem: string }> {
  const place = placementOf(chunk, index);
  const miner = place && miners.get(place.holder);
  if (!place || !miner) return { problem: "its miner does not serve" };
  try {
    const request = { kind: "get", shard: toBytes(keys.placementId(place)) } as const;
    const { data } = await askFor(network, miner, request, "shard", witness);
    const length = shardBytesOf(chunk);
    if (data.data.length !== length) {
      return { problem: `miner ${miner.uid} sent ${data.data.length} bytes, not ${length}` };
    }
    const tag = Buffer.from(chunk.shards[index]?.tag ?? "", "hex");
    return openPlacement(keys.placementKey(place), { data: data.data, tag }, room?.(data.data.length));
  } catch (error) {
    return { problem: error instanceof Error ? error.message.replace(/\.$/, "") : String(error) };
  }
}
