import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import type { Room } from "../bufferPool.js";
import { CHUNKS_IN_FLIGHT, minersByHotkey, type StorageClient } from "./client.js";
import { inOrder } from "./inOrder.js";
import { readChunk } from "./readChunk.js";
import type { StoredFile } from "./storedFile.js";

/** The record of a stored file. @throws SK4120 when there is none of that name */
export async function findFile({ catalogue }: StorageClient, name: string): Promise<StoredFile> {
  const file = await catalogue.read(name);
  if (!file) throw fail(storageErrors.noSuchFile, { name });
  return file;
}

/**
 * The content of a stored file, in order, in pieces of up to a shard. Nothing comes out that was not checked.
 *
 * @throws SK4120 no such file · SK4102 too few shards · SK4123 what came is not what was put
 */
export async function* getFile(client: StorageClient, name: string): AsyncGenerator<Uint8Array> {
  for await (const parts of getChunks(client, await findFile(client, name))) yield* parts;
}

/**
 * A file's chunks, in order, each in pieces.
 *
 * @param first number of the first one that is wanted
 * @param room memory for the pieces; new memory when left out
 * @throws SK4102, SK4123
 */
export async function* getChunks(
  client: StorageClient,
  file: StoredFile,
  first = 0,
  room?: Room,
): AsyncGenerator<readonly Uint8Array[]> {
  const miners = await minersByHotkey(client.network);
  const wanted = file.chunks.slice(first);
  let doneBytes = file.sizeBytes - wanted.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
  for await (const parts of inOrder(wanted, CHUNKS_IN_FLIGHT, (chunk) =>
    readChunk(client, miners, chunk, room),
  )) {
    yield parts;
    for (const part of parts) doneBytes += part.length;
    client.progress?.({ doneBytes, totalBytes: file.sizeBytes });
  }
}
