import { fail, isSubnetkitError } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { rankMiners } from "./rankMiners.js";
import { storeShard } from "./storeShard.js";
import type { PlacedShard } from "./storedFile.js";

/** Shards of one chunk that need a place each. */
export interface Shipments {
  readonly chunk: Buffer;
  readonly shards: readonly {
    readonly index: number;
    readonly generation: number;
    readonly shard: Uint8Array;
  }[];
}

/**
 * Finds a place for each shard, no two of them at one miner. A miner that does not take its shard is passed over, and for the rest of the
 * operation if it is full or gone.
 *
 * @param candidates who may be asked; those that can't be used again are taken out
 * @throws SK4110 when there are not enough
 */
export async function placeChunk(
  client: StorageClient,
  candidates: Map<string, StorageMiner>,
  { chunk, shards }: Shipments,
): Promise<PlacedShard[]> {
  const ranked = rankMiners([...candidates.values()], chunk.toString("hex"), client.availability);
  const place = async (shipment: Shipments["shards"][number]): Promise<PlacedShard | undefined> => {
    for (let miner = ranked.shift(); miner; miner = ranked.shift()) {
      if (!candidates.has(miner.hotkey)) continue;
      try {
        return await storeShard(client, miner, { chunk, ...shipment });
      } catch (error) {
        if (!isSubnetkitError(error)) throw error;
        candidates.delete(miner.hotkey);
      }
    }
    return undefined;
  };
  const placed = await Promise.all(shards.map(place));
  const found = placed.flatMap((shard) => shard ?? []);
  if (found.length < shards.length) {
    throw fail(storageErrors.notEnoughMiners, { needed: shards.length, serving: found.length });
  }
  return found;
}
