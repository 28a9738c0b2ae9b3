import { merkleRoot } from "../merkle/merkleTree.js";
import { toBytes } from "../messages/bytesOf.js";
import { askFor } from "./askFor.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { convertShard, placementOf, shardBytesOf } from "./placement.js";
import type { StoredChunk } from "./storedFile.js";

/**
 * Fetches one shard of a chunk; undefined when it can't be had, or is not what was stored there.
 *
 * @param check whether the shard is compared with its root: needless where the chunk's own seal is opened next
 */
export async function fetchShard(
  { keys, network, witness }: StorageClient,
  miners: ReadonlyMap<string, StorageMiner>,
  chunk: StoredChunk,
  index: number,
  check: boolean,
): Promise<Uint8Array | undefined> {
  const place = placementOf(chunk, index);
  const miner = place && miners.get(place.holder);
  if (!place || !miner) return undefined;
  try {
    const request = { kind: "get", shard: toBytes(keys.placementId(place)) } as const;
    const { data } = await askFor(network, miner, request, "shard", witness);
    if (data.data.length !== shardBytesOf(chunk)) return undefined;
    if (check && merkleRoot(data.data).toString("hex") !== chunk.shards[index]?.root) return undefined;
    return convertShard(keys, place, data.data);
  } catch {
    // Whatever is wrong with one miner, another one may do.
    return undefined;
  }
}
