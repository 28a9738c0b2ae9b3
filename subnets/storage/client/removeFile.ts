import { toBytes } from "../messages/bytesOf.js";
import { askFor } from "./askFor.js";
import { minersByHotkey, type StorageClient } from "./client.js";
import { findFile } from "./getFile.js";
import { placementOf } from "./placement.js";

/** What a removal did. */
export interface RemoveResult {
  readonly deletedShards: number;
  /** Shards at miners that could not be asked: they keep what they can't read. */
  readonly leftShards: number;
}

/** Deletes a file: its shards, less those of chunks that other files have too, and its record. @throws SK4120 */
export async function removeFile(client: StorageClient, name: string): Promise<RemoveResult> {
  const { keys, network, catalogue, witness } = client;
  const file = await findFile(client, name);
  const others = (await catalogue.list()).filter((other) => other.name !== name);
  const needed = new Set(others.flatMap(({ chunks }) => chunks.map(({ id }) => id)));
  const miners = await minersByHotkey(network);
  let [deletedShards, leftShards] = [0, 0];
  const unique = new Map(file.chunks.map((chunk) => [chunk.id, chunk]));
  for (const chunk of unique.values()) {
    if (needed.has(chunk.id)) continue;
    await Promise.all(
      chunk.shards.map(async ({ holder }, index) => {
        const place = placementOf(chunk, index);
        const miner = miners.get(holder);
        if (!place) return;
        const shard = toBytes(keys.placementId(place));
        const request = { kind: "delete", shard, key: toBytes(keys.deleteKey(place)) } as const;
        const answer = miner && askFor(network, miner, request, "deleted", witness);
        const isDeleted = (await answer?.catch(() => undefined)) !== undefined;
        if (isDeleted) deletedShards += 1;
        else leftShards += 1;
      }),
    );
  }
  await catalogue.remove(name);
  return { deletedShards, leftShards };
}
