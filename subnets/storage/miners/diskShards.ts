import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, isSubnetkitError } from "subnetkit/plugin";
import { HASH_BYTES } from "../sizes.js";
import { storageErrors } from "../storageErrors.js";
import type { ShardStore, StoredShard } from "./shardStore.js";

export interface DiskOptions {
  /** Empty for a new folder below the system's temporary one, which is removed at the end. */
  readonly folder: string;
  readonly quotaBytes: number;
  readonly durable: boolean;
}

/** A file begins with the lock and the root of its shard. */
const HEAD_BYTES = 2 * HASH_BYTES;

/**
 * Shards on disk, each in a file of its own below `folder/xx/`. A file is written under another name, brought to the disk and then renamed, so
 * that a shard is there whole or not at all, also after a crash; what a crash left half written is removed here.
 *
 * @throws SK4131 when the folder can't be used
 */
export async function openDiskShards({ folder, quotaBytes, durable }: DiskOptions): Promise<ShardStore> {
  const unusable = (cause: unknown): Error =>
    fail(storageErrors.storeUnusable, { folder, reason: (cause as Error).message }, cause);
  let root = folder;
  const sizes = new Map<string, number>();
  let usedBytes = 0;
  try {
    root = folder === "" ? await mkdtemp(join(tmpdir(), "subnetkit-shards-")) : folder;
    await mkdir(root, { recursive: true });
    for (const [name, sizeBytes] of await shardsBelow(root)) {
      sizes.set(name, sizeBytes);
      usedBytes += sizeBytes;
    }
  } catch (cause) {
    throw unusable(cause);
  }
  const made = new Set<string>();
  const pathOf = (name: string): string => join(root, name.slice(0, 2), name);

  const writeFile = async (name: string, shard: StoredShard): Promise<void> => {
    const path = pathOf(name);
    const below = join(root, name.slice(0, 2));
    if (!made.has(below)) await mkdir(below, { recursive: true });
    made.add(below);
    const draft = `${path}.${randomBytes(6).toString("hex")}.part`;
    const file = await open(draft, "wx");
    try {
      await file.writev([shard.lock, shard.root, shard.data]);
      if (durable) await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  };

  return {
    get shards() {
      return sizes.size;
    },
    get usedBytes() {
      return usedBytes;
    },
    quotaBytes,
    read: async (name) => {
      const sizeBytes = sizes.get(name);
      if (sizeBytes === undefined) return undefined;
      const bytes = await readFile(pathOf(name)).catch(() => undefined);
      if (bytes?.length !== HEAD_BYTES + sizeBytes) throw fail(storageErrors.shardDamaged, { shard: name });
      return {
        lock: bytes.subarray(0, HASH_BYTES),
        root: bytes.subarray(HASH_BYTES, HEAD_BYTES),
        data: bytes.subarray(HEAD_BYTES),
      };
    },
    write: async (name, shard) => {
      const sizeBytes = shard.data.length;
      const before = sizes.get(name) ?? 0;
      if (usedBytes - before + sizeBytes > quotaBytes) {
        throw fail(storageErrors.storeFull, { usedBytes, quotaBytes, sizeBytes });
      }
      // Taken before it is written: requests run side by side.
      usedBytes += sizeBytes - before;
      try {
        await writeFile(name, shard);
        sizes.set(name, sizeBytes);
      } catch (cause) {
        usedBytes -= sizeBytes - before;
        throw isSubnetkitError(cause) ? cause : unusable(cause);
      }
    },
    remove: async (name) => {
      const sizeBytes = sizes.get(name);
      if (sizeBytes === undefined) return;
      sizes.delete(name);
      usedBytes -= sizeBytes;
      await unlink(pathOf(name)).catch(() => undefined);
    },
    dispose: async () => {
      if (folder === "") await rm(root, { recursive: true, force: true });
    },
  };
}

async function shardsBelow(root: string): Promise<(readonly [name: string, sizeBytes: number])[]> {
  const found: (readonly [string, number])[] = [];
  for (const prefix of await readdir(root, { withFileTypes: true })) {
    if (!prefix.isDirectory() || !/^[0-9a-f]{2}$/.test(prefix.name)) continue;
    for (const name of await readdir(join(root, prefix.name))) {
      const path = join(root, prefix.name, name);
      if (name.endsWith(".part")) await unlink(path);
      else if (/^[0-9a-f]{64}$/.test(name)) found.push([name, (await stat(path)).size - HEAD_BYTES]);
    }
  }
  return found;
}
