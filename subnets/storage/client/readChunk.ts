import { fail, isSubnetkitError } from "subnetkit/plugin";
import { joinShards } from "../coding/splitChunk.js";
import { open } from "../sealing/open.js";
import { sealedBytes } from "../sealing/sealedForm.js";
import { storageErrors } from "../storageErrors.js";
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
  check: boolean,
): Promise<(Uint8Array | undefined)[]> {
  const found: (Uint8Array | undefined)[] = chunk.shards.map(() => undefined);
  const waiting = chunk.shards.map((_, index) => index);
  let live = 0;
  while (live < chunk.dataShards && waiting.length > 0) {
    const wanted = waiting.splice(0, chunk.dataShards - live);
    await Promise.all(
      wanted.map(async (index) => {
        found[index] = await fetchShard(client, miners, chunk, index, check);
        if (found[index]) live += 1;
      }),
    );
  }
  if (live < chunk.dataShards) {
    const { id, dataShards } = chunk;
    throw fail(storageErrors.tooFewShards, { live, needed: dataShards, chunk: id.slice(0, 12) });
  }
  return found;
}

/**
 * The content of a chunk. Its seal says whether it is right; only when it isn't are the shards compared with their roots, and the wrong ones
 * replaced by others.
 *
 * @throws SK4102 too few shards · SK4103 the seal does not open · SK4123 another content than was put
 */
export async function readChunk(client: StorageClient, miners: Miners, chunk: StoredChunk): Promise<Buffer> {
  try {
    return openChunk(client, chunk, await fetchShards(client, miners, chunk, false));
  } catch (error) {
    if (!isSubnetkitError(error) || error.code !== storageErrors.sealBroken.code) throw error;
    return openChunk(client, chunk, await fetchShards(client, miners, chunk, true));
  }
}

function openChunk(
  { keys }: StorageClient,
  chunk: StoredChunk,
  shards: readonly (Uint8Array | undefined)[],
): Buffer {
  const { dataShards, plainBytes, id } = chunk;
  const code = codeFor(dataShards, chunk.shards.length - dataShards);
  const wanted = Array.from({ length: dataShards }, (_, index) => index);
  const data = code.reconstruct(shards, wanted) ?? [];
  const plaintext = open(keys.content, joinShards(data, sealedBytes(plainBytes)), Buffer.from(id, "hex"));
  // The seal is of this owner; the name says that it is this very content.
  if (keys.chunkId(plaintext).toString("hex") !== id) {
    throw fail(storageErrors.wrongContent, { name: id.slice(0, 12), reason: "its hash is another" });
  }
  return plaintext;
}
