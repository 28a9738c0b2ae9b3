import { hash } from "node:crypto";
import { toBytes } from "../messages/bytesOf.js";
import type { Placement } from "../sealing/storageKeys.js";
import { askFor } from "./askFor.js";
import { buffers, sealThread, type StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import type { PlacedShard } from "./storedFile.js";

/** One shard of a chunk on its way to a miner. */
export interface Shipment extends Omit<Placement, "holder"> {
  readonly shard: Uint8Array;
}

/** Stores a shard at one miner. @throws SK4111-SK4113 */
export async function storeShard(
  { keys, network, witness }: StorageClient,
  miner: StorageMiner,
  { shard, ...where }: Shipment,
): Promise<PlacedShard> {
  const place: Placement = { ...where, holder: miner.hotkey };
  const data = buffers.take(shard.length);
  const { tag, root } = await sealThread.seal({ placementKey: keys.placementKey(place), shard, data });
  const request = {
    kind: "put",
    shard: toBytes(keys.placementId(place)),
    root: toBytes(root),
    lock: toBytes(hash("sha256", keys.deleteKey(place), "buffer")),
    data: toBytes(data),
  } as const;
  await askFor(network, miner, request, "stored", witness);
  // Only now: of a request without an answer nobody knows whether it has left.
  buffers.give(data);
  const { hotkey: holder } = miner;
  return { holder, generation: where.generation, root: hexOf(root), tag: hexOf(tag) };
}

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
