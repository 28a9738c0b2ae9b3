import { fail } from "subnetkit/plugin";
import { withoutPadding } from "../coding/splitChunk.js";
import { storageErrors } from "../storageErrors.js";
import type { Room } from "../bufferPool.js";
import { codeFor, type StorageClient } from "./client.js";
import { fetchShard } from "./fetchShard.js";
import type { StorageMiner } from "./network.js";
import type { StoredChunk } from "./storedFile.js";

type Miners = ReadonlyMap<string, StorageMiner>;

/**
 * Fetches as many shards of a chunk as hold its data, more only when some can't be had; the first ones need no decoding.
 *
 * @throws SK4102 when too few can be had
 */
export async function fetchShards(
  client: StorageClient,
  miners: Miners,
  chunk: StoredChunk,
  room?: Room,
): Promise<(Uint8Array | undefined)[]> {
  const found: (Uint8Array | undefined)[] = chunk.shards.map(() => undefined);
  const waiting = chunk.shards.map((_, index) => index);
  let live = 0;
  let reason = "none";
  while (live < chunk.dataShards && waiting.length > 0) {
    const wanted = waiting.splice(0, chunk.dataShards - live);
    await Promise.all(
      wanted.map(async (index) => {
        const shard = await fetchShard(client, miners, chunk, index, room);
        if ("problem" in shard) reason = shard.problem;
        else {
          found[index] = shard;
          live += 1;
        }
      }),
    );
  }
  if (live < chunk.dataShards) {
    const { id, dataShards } = chunk;
    throw fail(storageErrors.tooFewShards, { live, needed: dataShards, chunk: id.slice(0, 12), reason });
  }
  return found;
}

/**
 * The content of a chunk, in parts. Every shard was known again by its tag; what was made from parity has the chunk's name checked besides.
 *
 * @param room memory for the shards; new memory when left out
 * @throws SK4102 too few shards · SK4123 another content than was put
 */
export async function readChunk(
  client: StorageClient,
  miners: Miners,
  chunk: StoredChunk,
  room?: Room,
): Promise<readonly Uint8Array[]> {
  const { dataShards, plainBytes, id } = chunk;
  const shards = await fetchShards(client, miners, chunk, room);
  const wanted = Array.from({ length: dataShards }, (_, index) => index);
  const isMade = wanted.some((index) => shards[index] === undefined);
  const code = codeFor(dataShards, chunk.shards.length - dataShards);
  const parts = withoutPadding(code.reconstruct(shards, wanted) ?? [], plainBytes);
  if (isMade && client.keys.chunkId(...parts).toString("hex") !== id) {
    throw fail(storageErrors.wrongContent, { name: id.slice(0, 12), reason: "its hash is another" });
  }
  return parts;
}
