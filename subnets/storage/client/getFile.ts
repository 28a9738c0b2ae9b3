import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
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
 * @param from bytes of the beginning that are there already
 * @throws SK4120 no such file · SK4102 too few shards · SK4123 what came is not what was put
 */
export async function* getFile(client: StorageClient, name: string, from = 0): AsyncGenerator<Uint8Array> {
  const file = await findFile(client, name);
  const miners = await minersByHotkey(client.network);
  let doneBytes = 0;
  const wanted = file.chunks.filter(({ plainBytes }) => {
    const isWanted = doneBytes >= from;
    doneBytes += plainBytes;
    return isWanted;
  });
  doneBytes = file.sizeBytes - wanted.reduce((sum, { plainBytes }) => sum + plainBytes, 0);
  for await (const parts of inOrder(wanted, CHUNKS_IN_FLIGHT, (chunk) => readChunk(client, miners, chunk))) {
    for (const part of parts) {
      doneBytes += part.length;
      yield part;
    }
    client.progress?.({ doneBytes, totalBytes: file.sizeBytes });
  }
}

/** Where the last whole chunk ends within the first bytes of a file: from there on a broken off get goes on. */
export function resumeAt({ chunks }: StoredFile, presentBytes: number): number {
  let at = 0;
  for (const { plainBytes } of chunks) {
    if (at + plainBytes > presentBytes) break;
    at += plainBytes;
  }
  return at;
}
