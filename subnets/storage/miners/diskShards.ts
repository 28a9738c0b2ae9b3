import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, isSubnetkitError } from "subnetkit/plugin";
import { merkleRoot } from "../merkle/merkleTree.js";
import { storageErrors } from "../storageErrors.js";
import { openShardFiles, type ShardFile, type ShardFiles } from "./shardFiles.js";
import type { ShardStore, StoredShard } from "./shardStore.js";

export interface DiskOptions {
  /** Empty for a new folder below the system's temporary one, which is removed at the end. */
  readonly folder: string;
  readonly quotaBytes: number;
  readonly durable: boolean;
}

/** More than a miner writes at a time. */
const MAX_SUSPECTS = 64;

/**
 * Shards on disk, each in a file of its own below `folder/x/`. A file is brought to the disk under the name that it keeps, which every file system
 * that Linux comes with then knows too. What a crash left half written was never promised: a shard that was there before has its root checked
 * the first time it is read, and one that does not have it is deleted. Those that nobody reads are looked for when there is no more room.
 *
 * @throws SK4131 when the folder can't be used
 */
export async function openDiskShards({ folder, quotaBytes, durable }: DiskOptions): Promise<ShardStore> {
  const unusable = (cause: unknown): Error =>
    fail(storageErrors.storeUnusable, { folder, reason: (cause as Error).message }, cause);
  let root = folder;
  const sizes = new Map<string, number>();
  const unchecked = new Set<string>();
  const writing = new Map<string, Promise<unknown>>();
  /** What a crash may have left half written: the youngest that were there before. */
  let suspects: readonly string[] = [];
  let usedBytes = 0;
  let files: ShardFiles;
  try {
    root = folder === "" ? await mkdtemp(join(tmpdir(), "subnetkit-shards-")) : folder;
    files = await openShardFiles(root, durable);
    const found = await files.find();
    for (const { name, sizeBytes } of found) {
      sizes.set(name, sizeBytes);
      unchecked.add(name);
      usedBytes += sizeBytes;
    }
    const byAge = found.sort((a, b) => b.changedMs - a.changedMs);
    suspects = byAge.slice(0, MAX_SUSPECTS).map(({ name }) => name);
  } catch (cause) {
    throw unusable(cause);
  }
  const fileOf = (name: string): ShardFile => ({ name, sizeBytes: sizes.get(name) ?? 0 });

  const forget = async (name: string): Promise<void> => {
    const file = fileOf(name);
    usedBytes -= file.sizeBytes;
    sizes.delete(name);
    unchecked.delete(name);
    // Whoever writes under that name meanwhile waits.
    const gone = files.remove(file).catch(() => undefined);
    writing.set(name, gone);
    await gone;
    writing.delete(name);
  };
  const read = async (name: string): Promise<StoredShard | undefined> => {
    if (!sizes.has(name)) return undefined;
    const shard = await files.read(fileOf(name)).catch(() => undefined);
    if (!shard) throw fail(storageErrors.shardDamaged, { shard: name });
    if (unchecked.has(name) && !merkleRoot(shard.data).equals(shard.root)) {
      if (!writing.has(name)) await forget(name);
      throw fail(storageErrors.shardDamaged, { shard: name });
    }
    unchecked.delete(name);
    return shard;
  };
  /** Makes room of what was left half written. */
  const deleteTorn = async (): Promise<void> => {
    const looked = suspects.filter((name) => unchecked.has(name));
    suspects = [];
    for (const name of looked) await read(name).catch(() => undefined);
  };

  return {
    get shards() {
      return sizes.size;
    },
    get usedBytes() {
      return usedBytes;
    },
    quotaBytes,
    read,
    write: async (name, shard) => {
      const sizeBytes = shard.data.length;
      const isFull = (): boolean => usedBytes - (sizes.get(name) ?? 0) + sizeBytes > quotaBytes;
      if (isFull() && suspects.length > 0) await deleteTorn();
      // One after the other under one name.
      for (let other = writing.get(name); other; other = writing.get(name))
        await other.catch(() => undefined);
      if (isFull()) {
        throw fail(storageErrors.storeFull, { usedBytes, quotaBytes, sizeBytes });
      }
      const before = fileOf(name);
      // Taken before it is written: requests run side by side.
      usedBytes += sizeBytes - before.sizeBytes;
      const written = files.write(name, shard);
      writing.set(name, written);
      try {
        await written;
        sizes.set(name, sizeBytes);
        unchecked.delete(name);
        if (before.sizeBytes > 0 && before.sizeBytes !== sizeBytes) await files.remove(before);
      } catch (cause) {
        usedBytes -= sizeBytes - before.sizeBytes;
        throw isSubnetkitError(cause) ? cause : unusable(cause);
      } finally {
        writing.delete(name);
      }
    },
    remove: async (name) => {
      if (sizes.has(name)) await forget(name);
    },
    dispose: async () => {
      if (folder === "") await rm(root, { recursive: true, force: true });
    },
  };
}
