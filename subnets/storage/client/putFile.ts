import { fail } from "subnetkit/plugin";
import { chunkSizesFor } from "../chunking/chunkSizes.js";
import { chunkStream } from "../chunking/chunkStream.js";
import { createCut } from "../chunking/createCut.js";
import { gearTable } from "../chunking/gearTable.js";
import { splitChunk } from "../coding/splitChunk.js";
import { storageErrors } from "../storageErrors.js";
import { auditFiles } from "./auditFiles.js";
import { createCandidates, doubtHolders, type Candidates } from "./candidates.js";
import { buffers, CHUNKS_IN_FLIGHT, codeFor, minersByHotkey, type StorageClient } from "./client.js";
import { inOrder } from "./inOrder.js";
import type { StorageMiner } from "./network.js";
import { placeChunk } from "./placeChunk.js";
import type { StoredChunk, StoredFile } from "./storedFile.js";

export interface PutOptions {
  readonly name: string;
  readonly source: AsyncIterable<Uint8Array>;
  /** Bytes of the source, where they are known: for the progress, and to notice that it changed. */
  readonly sizeBytes?: number;
  readonly dataShards: number;
  readonly parityShards: number;
  /** Whether a file of that name is given up for this one. */
  readonly replace?: boolean;
}

/** What a put did. */
export interface PutResult {
  readonly file: StoredFile;
  /** Bytes of chunks that were stored already, by an earlier file or by a put that was broken off. */
  readonly knownBytes: number;
}

/**
 * Whether every shard of a chunk is where it was put: what was promised is looked after before it is relied upon. Whoever can't show a shard is asked for room last.
 */
async function isWhole(
  client: StorageClient,
  chunk: StoredChunk,
  serving: ReadonlyMap<string, StorageMiner>,
  candidates: Candidates,
): Promise<boolean> {
  const { health } = await auditFiles(client, [{ chunks: [chunk] }], serving);
  const states = health.get(chunk) ?? [];
  doubtHolders(candidates, chunk, states);
  return states.every((state) => state === "live");
}

/**
 * Stores a file: cuts it into chunks, codes each, seals its shards and spreads them over distinct miners. Chunks that are stored already, and still whole, are not
 * sent again, so that a put that was broken off goes on where it was, and a changed file costs its changes.
 *
 * @throws SK4121 the name is taken · SK4110 not enough miners · SK4124 the file changed meanwhile
 */
export async function putFile(client: StorageClient, options: PutOptions): Promise<PutResult> {
  const { keys, catalogue, network } = client;
  const { name, dataShards, parityShards } = options;
  if (!options.replace && (await catalogue.read(name))) throw fail(storageErrors.alreadyStored, { name });
  const sizes = chunkSizesFor(dataShards);
  const code = codeFor(dataShards, parityShards);
  const known = await catalogue.chunksOf(code);
  const serving = await minersByHotkey(network);
  const candidates = createCandidates(serving.values());
  const needed = dataShards + parityShards;
  if (candidates.size < needed) {
    throw fail(storageErrors.notEnoughMiners, { needed, serving: candidates.size, others: "" });
  }

  let knownBytes = 0;
  const place = async (plaintext: Uint8Array): Promise<StoredChunk> => {
    const id = keys.chunkId(plaintext);
    const before = known.get(id.toString("hex"));
    if (before && (await isWhole({ ...client, progress: () => undefined }, before, serving, candidates))) {
      knownBytes += plaintext.length;
      return before;
    }
    const data = splitChunk(plaintext, dataShards, buffers.take);
    const parity = code.encode(data, buffers.take);
    const generation = 1 + Math.max(-1, ...(before?.shards ?? []).map((shard) => shard.generation));
    const shipments = [...data, ...parity].map((shard, index) => ({
      ...{ chunk: id, dataShards, parityShards, index, generation, shard },
    }));
    const placed = await placeChunk(client, candidates, id, shipments);
    for (const used of [plaintext, ...data, ...parity]) buffers.give(used);
    const chunk = { id: id.toString("hex"), plainBytes: plaintext.length, dataShards, shards: placed };
    known.set(chunk.id, chunk);
    await catalogue.note(chunk);
    return chunk;
  };

  const chunks: StoredChunk[] = [];
  let doneBytes = 0;
  const pieces = chunkStream(options.source, createCut(sizes, gearTable(keys.chunking)), (bytes) =>
    buffers.take(bytes),
  );
  try {
    for await (const chunk of inOrder(pieces, CHUNKS_IN_FLIGHT, place)) {
      chunks.push(chunk);
      doneBytes += chunk.plainBytes;
      client.progress?.({
        doneBytes,
        ...(options.sizeBytes !== undefined && { totalBytes: options.sizeBytes }),
      });
    }
  } finally {
    await catalogue.endNotes();
  }
  if (options.sizeBytes !== undefined && options.sizeBytes !== doneBytes) {
    throw fail(storageErrors.fileChanged, { path: name });
  }
  const file = { name, sizeBytes: doneBytes, dataShards, parityShards, chunks };
  await catalogue.write(file);
  return { file, knownBytes };
}
