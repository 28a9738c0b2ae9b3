import { fail, isSubnetkitError } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { rankMiners } from "./rankMiners.js";
import { storeShard, type Shipment } from "./storeShard.js";
import type { PlacedShard } from "./storedFile.js";

/** What the last miner said that was taken out of an operation's candidates. */
const refusals = new WeakMap<Map<string, StorageMiner>, string>();

function othersOf(candidates: Map<string, StorageMiner>): string {
  const refusal = refusals.get(candidates);
  return refusal === undefined ? "" : `; the last of the others: ${refusal.replace(/\.$/, "")}`;
}

/**
 * Finds a place for each shard of a chunk, no two of them at one miner. A miner that does not take its shard is passed over, and for the rest of the
 * operation if it is full or gone.
 *
 * @param candidates who may be asked; those that can't be used again are taken out
 * @throws SK4110 when there are not enough
 */
export async function placeChunk(
  client: StorageClient,
  candidates: Map<string, StorageMiner>,
  chunk: Buffer,
  shipments: readonly Shipment[],
): Promise<PlacedShard[]> {
  const ranked = rankMiners([...candidates.values()], chunk.toString("hex"), client.availability);
  const place = async (shipment: Shipment): Promise<PlacedShard | undefined> => {
    for (let miner = ranked.shift(); miner; miner = ranked.shift()) {
      if (!candidates.has(miner.hotkey)) continue;
      try {
        return await storeShard(client, miner, shipment);
      } catch (error) {
        if (!isSubnetkitError(error)) throw error;
        candidates.delete(miner.hotkey);
        refusals.set(candidates, error.message);
      }
    }
    return undefined;
  };
  const placed = await Promise.all(shipments.map(place));
  const found = placed.flatMap((shard) => shard ?? []);
  if (found.length < shipments.length) {
    throw fail(storageErrors.notEnoughMiners, {
      needed: shipments.length,
      serving: found.length,
      others: othersOf(candidates),
    });
  }
  return found;
}
