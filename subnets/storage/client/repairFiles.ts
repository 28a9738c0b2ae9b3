import { isSubnetkitError, type SubnetkitError } from "subnetkit/plugin";
import { auditFiles, type ShardHealth } from "./auditFiles.js";
import { createCandidates, doubtHolders } from "./candidates.js";
import { CHUNKS_IN_FLIGHT, codeFor, minersByHotkey, type StorageClient } from "./client.js";
import type { StorageMiner } from "./network.js";
import { inOrder } from "./inOrder.js";
import { placeChunk } from "./placeChunk.js";
import { fetchShards } from "./readChunk.js";
import type { PlacedShard, StoredChunk, StoredFile } from "./storedFile.js";

export interface RepairOptions {
  /**
   * A chunk is repaired when fewer than its data shards and this many more are live. As many as there are parity shards, which is the
   * default, repairs every loss at once; fewer wait for miners that may come back.
   */
  readonly margin?: number;
}

export interface RepairReport {
  readonly chunks: number;
  readonly repairedChunks: number;
  readonly newShards: number;
  /** Bytes fetched and sent for it. */
  readonly trafficBytes: number;
  /** Chunks that could not be repaired, and why. */
  readonly failures: readonly { readonly chunk: string; readonly error: SubnetkitError }[];
}

/**
 * Brings files back to full redundancy: finds out which shards are live, makes the others anew from those, and places them at miners that hold
 * none of the chunk.
 */
export async function repairFiles(
  client: StorageClient,
  files: readonly StoredFile[],
  options: RepairOptions = {},
): Promise<RepairReport> {
  const { health } = await auditFiles(client, files);
  const miners = await minersByHotkey(client.network);
  const repaired = new Map<string, StoredChunk>();
  const failures: { chunk: string; error: SubnetkitError }[] = [];
  let [newShards, trafficBytes] = [0, 0];
  const work = async ([chunk, states]: [StoredChunk, readonly ShardHealth[]]): Promise<void> => {
    const live = states.filter((state) => state === "live").length;
    const margin = options.margin ?? chunk.shards.length - chunk.dataShards;
    if (live === chunk.shards.length || live >= chunk.dataShards + margin) return;
    try {
      const again = await repairChunk(client, miners, chunk, states);
      repaired.set(chunk.id, again.chunk);
      newShards += again.newShards;
      trafficBytes += again.trafficBytes;
    } catch (error) {
      if (!isSubnetkitError(error)) throw error;
      failures.push({ chunk: chunk.id, error });
    }
  };
  for await (const _ of inOrder(health, CHUNKS_IN_FLIGHT, work));

  for (const file of files) {
    if (!file.chunks.some(({ id }) => repaired.has(id))) continue;
    await client.catalogue.write({
      ...file,
      chunks: file.chunks.map((chunk) => repaired.get(chunk.id) ?? chunk),
    });
  }
  return { chunks: health.size, repairedChunks: repaired.size, newShards, trafficBytes, failures };
}

async function repairChunk(
  client: StorageClient,
  miners: ReadonlyMap<string, StorageMiner>,
  chunk: StoredChunk,
  states: readonly ShardHealth[],
): Promise<{ chunk: StoredChunk; newShards: number; trafficBytes: number }> {
  const shards = await fetchShards(client, miners, chunk);
  const missing = states.flatMap((state, index) => (state === "live" ? [] : [index]));
  const { dataShards } = chunk;
  const parityShards = chunk.shards.length - dataShards;
  const code = codeFor(dataShards, parityShards);
  // A shard that its holder lost in part may still have come whole; it is placed anew all the same.
  const made = code.reconstruct(shards, missing) ?? [];
  const holders = new Set(
    chunk.shards.filter((_, index) => states[index] === "live").map(({ holder }) => holder),
  );
  const candidates = createCandidates([...miners.values()].filter(({ hotkey }) => !holders.has(hotkey)));
  doubtHolders(candidates, chunk, states);
  const id = Buffer.from(chunk.id, "hex");
  const shipments = missing.map((index, at) => ({
    ...{ chunk: id, dataShards, parityShards, index },
    generation: (chunk.shards[index]?.generation ?? 0) + 1,
    shard: made[at] ?? new Uint8Array(),
  }));
  const placed = await placeChunk(client, candidates, id, shipments);
  const replacement = new Map<number, PlacedShard>(
    missing.map((index, at) => [index, placed[at]] as const).filter(isWhole),
  );
  const bytes = made[0]?.length ?? 0;
  return {
    chunk: { ...chunk, shards: chunk.shards.map((shard, index) => replacement.get(index) ?? shard) },
    newShards: placed.length,
    trafficBytes: bytes * (dataShards + placed.length),
  };
}

function isWhole(entry: readonly [number, PlacedShard | undefined]): entry is readonly [number, PlacedShard] {
  return entry[1] !== undefined;
}
