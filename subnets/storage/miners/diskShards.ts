import { constants } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rm, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail, isSubnetkitError } from "subnetkit/plugin";
import { merkleRoot } from "../merkle/merkleTree.js";
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

/** More than a miner writes at a time. */
const MAX_SUSPECTS = 64;

/** Absent where the system has none. */
const O_DSYNC = constants.O_DSYNC as number | undefined;
const WRITE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
/** A write returns when the bytes, and what finds them, are on the disk: one call instead of two. */
const WRITE_THROUGH = WRITE | (O_DSYNC ?? 0);

/** Shards are in folders named by the first digit of their names: more folders cost more to make than shards to find. */
const DIGITS = [..."0123456789abcdef"];

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
  try {
    root = folder === "" ? await mkdtemp(join(tmpdir(), "subnetkit-shards-")) : folder;
    await Promise.all(DIGITS.map((digit) => mkdir(join(root, digit), { recursive: true })));
    const found = await shardsBelow(root);
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
  const pathOf = (name: string): string => join(root, name.slice(0, 1), name);

  const writeFile = async (name: string, shard: StoredShard): Promise<void> => {
    const file = await open(pathOf(name), durable ? WRITE_THROUGH : WRITE);
    try {
      const { bytesWritten } = await file.writev([shard.lock, shard.root, shard.data]);
      if (bytesWritten < HEAD_BYTES + shard.data.length) throw new Error("it has no more room");
      if (durable && O_DSYNC === undefined) await file.datasync();
    } finally {
      file.close().catch(() => undefined); // It is on the disk, or an error is on its way.
    }
  };
  const readFile = async (name: string, sizeBytes: number): Promise<Buffer | undefined> => {
    // One byte more, to see a file that is too long.
    const bytes = Buffer.allocUnsafeSlow(HEAD_BYTES + sizeBytes + 1);
    const file = await open(pathOf(name), "r");
    try {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
      return bytesRead === HEAD_BYTES + sizeBytes ? bytes.subarray(0, bytesRead) : undefined;
    } finally {
      file.close().catch(() => undefined);
    }
  };

  const forget = async (name: string): Promise<void> => {
    usedBytes -= sizes.get(name) ?? 0;
    sizes.delete(name);
    unchecked.delete(name);
    // Whoever writes under that name meanwhile waits.
    const gone = unlink(pathOf(name)).catch(() => undefined);
    writing.set(name, gone);
    await gone;
    writing.delete(name);
  };
  const read = async (name: string): Promise<StoredShard | undefined> => {
    const sizeBytes = sizes.get(name);
    if (sizeBytes === undefined) return undefined;
    const bytes = await readFile(name, sizeBytes).catch(() => undefined);
    if (!bytes) throw fail(storageErrors.shardDamaged, { shard: name });
    const shard = {
      lock: bytes.subarray(0, HASH_BYTES),
      root: bytes.subarray(HASH_BYTES, HEAD_BYTES),
      data: bytes.subarray(HEAD_BYTES),
    };
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
      const before = sizes.get(name) ?? 0;
      // Taken before it is written: requests run side by side.
      usedBytes += sizeBytes - before;
      const written = writeFile(name, shard);
      writing.set(name, written);
      try {
        await written;
        sizes.set(name, sizeBytes);
        unchecked.delete(name);
      } catch (cause) {
        usedBytes -= sizeBytes - before;
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

interface FoundShard {
  readonly name: string;
  readonly sizeBytes: number;
  readonly changedMs: number;
}

async function shardsBelow(root: string): Promise<FoundShard[]> {
  const found: FoundShard[] = [];
  for (const digit of DIGITS) {
    for (const name of await readdir(join(root, digit))) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const path = join(root, digit, name);
      const { size, mtimeMs: changedMs } = await stat(path);
      const sizeBytes = size - HEAD_BYTES;
      if (sizeBytes > 0) found.push({ name, sizeBytes, changedMs });
      else await unlink(path);
    }
  }
  return found;
}
