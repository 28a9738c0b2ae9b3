import { hash } from "node:crypto";
import { merkleRoot } from "../merkle/merkleTree.js";
import { toBytes } from "../messages/bytesOf.js";
import type { Placement } from "../sealing/storageKeys.js";
import { askFor } from "./askFor.js";
import type { StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { convertShard } from "./placement.js";
import type { PlacedShard } from "./storedFile.js";

/** One shard of a chunk on its way to a miner. */
export interface Shipment {
  readonly chunk: Uint8Array;
  readonly index: number;
  readonly generation: number;
  readonly shard: Uint8Array;
}

/** Stores a shard at one miner. @throws SK4111-SK4113 */
export async function storeShard(
  { keys, network, witness }: StorageClient,
  miner: StorageMiner,
  { chunk, index, generation, shard }: Shipment,
): Promise<PlacedShard> {
  const place: Placement = { chunk, index, generation, holder: miner.hotkey };
  const data = convertShard(keys, place, shard);
  const root = merkleRoot(data);
  const request = {
    kind: "put",
    shard: toBytes(keys.placementId(place)),
    root: toBytes(root),
    lock: toBytes(hash("sha256", keys.deleteKey(place), "buffer")),
    data: toBytes(data),
  } as const;
  await askFor(network, miner, request, "stored", witness);
  return { holder: miner.hotkey, generation, root: root.toString("hex") };
}
