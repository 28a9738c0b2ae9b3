import { fail, isSubnetkitError } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import type { Candidates } from "./candidates.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { storeShard, type Shipment } from "./storeShard.js";
import type { PlacedShard } from "./storedFile.js";

/** How often a miner is asked for one chunk before it is given up for it. */
const ATTEMPTS = 2;

/**
 * Finds a place for each shard of a chunk, no two of them at one miner. A miner that refuses its shard is passed over for the rest of the operation. One that does
 * not answer is asked again when nobody else is left, and behind the others for the next chunks.
 *
 * @param candidates who may be asked
 * @throws SK4110 when there are not enough
 */
export async function placeChunk(
  client: StorageClient,
  candidates: Candidates,
  chunk: Buffer,
  shipments: readonly Shipment[],
): Promise<PlacedShard[]> {
  const waiting = candidates.ranked(chunk.toString("hex"), client.availability);
  const failures = new Map<string, number>();
  const failed = (miner: StorageMiner, error: unknown): void => {
    if (!isSubnetkitError(error)) throw error;
    if (error.code === storageErrors.refusedByMiner.code) {
      candidates.exclude(miner.hotkey, error.message);
      return;
    }
    candidates.doubt(miner.hotkey, error.message);
    const attempts = 1 + (failures.get(miner.hotkey) ?? 0);
    failures.set(miner.hotkey, attempts);
    if (attempts < ATTEMPTS) waiting.push(miner);
  };
  const place = async (shipment: Shipment): Promise<PlacedShard | undefined> => {
    for (let miner = waiting.shift(); miner; miner = waiting.shift()) {
      if (!candidates.has(miner.hotkey)) continue;
      try {
        const placed = await storeShard(client, miner, shipment);
        candidates.trust(miner.hotkey);
        return placed;
      } catch (error) {
        failed(miner, error);
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

function othersOf({ lastFailure }: Candidates): string {
  return lastFailure === undefined ? "" : `; the last of the others: ${lastFailure.replace(/\.$/, "")}`;
}
