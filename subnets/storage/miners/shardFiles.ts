import { constants } from "node:fs";
import { mkdir, open, readdir, stat, unlink, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { createBufferPool } from "../bufferPool.js";
import { copyInto } from "../copyInto.js";
import { HASH_BYTES } from "../sizes.js";
import type { StoredShard } from "./shardStore.js";

/** A shard's file: its lock, its root and its data, filled up with zeros to whole blocks. How long the data is stands in the file's name. */
export interface ShardFile {
  /** 64 hexadecimal digits. */
  readonly name: string;
  /** Of the data alone. */
  readonly sizeBytes: number;
}

export interface FoundShardFile extends ShardFile {
  readonly changedMs: number;
}

/** The files of a folder's shards. */
export interface ShardFiles {
  /** Files that are as long as they should be, one of a name; others of ours are deleted. */
  find(): Promise<FoundShardFile[]>;
  write(name: string, shard: StoredShard): Promise<void>;
  /** @returns undefined when the file is not as long as it should be */
  read(file: ShardFile): Promise<StoredShard | undefined>;
  remove(file: ShardFile): Promise<void>;
}

const HEAD_BYTES = 2 * HASH_BYTES;

/** What disks and file systems transfer at the least. */
const BLOCK_BYTES = 4_096;

/** Shards are in folders named by the first digit of their names: more folders cost more to make than shards to find. */
const DIGITS = [..."0123456789abcdef"];

// Absent where the system has none.
const O_DSYNC = constants.O_DSYNC as number | undefined;
const O_DIRECT = constants.O_DIRECT as number | undefined;
const WRITE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;

/** Memory of its own begins where a page begins, as a disk wants what it reads from and writes to itself; other buffers begin anywhere. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer;

/** For all stores of the process: what is under way with shards of 1 MiB. */
const blocks = createBufferPool(67_108_864, (bytes) => new ResizableBuffer(bytes, { maxByteLength: bytes }));

/**
 * Opens the files below a folder. The disk takes them from this process's memory and brings them there: copying them into the system's cache took a tenth of a put, and
 * audits ask for places that no cache holds. Where a file system can't do so the cache is used.
 *
 * @param durable whether what is written is on the disk, with what finds it, when it is said to be
 * @throws what the system says of a folder that can't be used
 */
export async function openShardFiles(root: string, durable: boolean): Promise<ShardFiles> {
  await Promise.all(DIGITS.map((digit) => mkdir(join(root, digit), { recursive: true })));
  const pathOf = ({ name, sizeBytes }: ShardFile): string =>
    join(root, name.slice(0, 1), `${name}.${sizeBytes}`);
  const writeFlags = durable ? WRITE | (O_DSYNC ?? 0) : WRITE;

  let direct = O_DIRECT ?? 0;
  const opened = async <Result>(
    path: string,
    flags: number,
    work: (file: FileHandle) => Promise<Result>,
  ): Promise<Result> => {
    try {
      const file = await open(path, flags | direct);
      try {
        return await work(file);
      } finally {
        file.close().catch(() => undefined); // It is on the disk, or an error is on its way.
      }
    } catch (cause) {
      if (direct === 0 || (cause as NodeJS.ErrnoException).code !== "EINVAL") throw cause;
      direct = 0;
      return opened(path, flags, work);
    }
  };

  return {
    find: async () => {
      const found = new Map<string, FoundShardFile>();
      for (const digit of DIGITS) {
        for (const entry of await readdir(join(root, digit))) {
          const [, name, digits] = /^([0-9a-f]{64})\.(\d+)$/.exec(entry) ?? [];
          if (name === undefined) continue;
          const file = { name, sizeBytes: Number(digits) };
          const { size, mtimeMs: changedMs } = await stat(pathOf(file));
          const other = found.get(name);
          const isWhole = size === fileBytesOf(file.sizeBytes);
          if (isWhole && (!other || other.changedMs < changedMs)) {
            found.set(name, { ...file, changedMs });
            if (other) await unlink(pathOf(other));
          } else await unlink(pathOf(file));
        }
      }
      return [...found.values()];
    },
    write: async (name, { lock, root: shardRoot, data }) => {
      const end = HEAD_BYTES + data.length;
      const whole = blocks.take(fileBytesOf(data.length));
      whole.set(lock, 0);
      whole.set(shardRoot, HASH_BYTES);
      copyInto(whole, HEAD_BYTES, data);
      whole.fill(0, end);
      await opened(pathOf({ name, sizeBytes: data.length }), writeFlags, async (file) => {
        const { bytesWritten } = await file.write(whole, 0, whole.length, 0);
        if (bytesWritten < whole.length) throw new Error("it has no more room");
        if (durable && O_DSYNC === undefined) await file.datasync();
      });
      // Not after a failure: who knows who reads it yet.
      blocks.give(whole);
    },
    read: async (shard) => {
      const { sizeBytes } = shard;
      const fileBytes = fileBytesOf(sizeBytes);
      // A block more, to see a file that is too long.
      const whole = blocks.take(fileBytes + BLOCK_BYTES);
      const bytesRead = await opened(
        pathOf(shard),
        constants.O_RDONLY,
        async (file) => (await file.read(whole, 0, whole.length, 0)).bytesRead,
      );
      const own = bytesRead === fileBytes ? Buffer.allocUnsafeSlow(HEAD_BYTES + sizeBytes) : undefined;
      if (own) copyInto(own, 0, whole.subarray(0, own.length));
      blocks.give(whole);
      return (
        own && {
          lock: own.subarray(0, HASH_BYTES),
          root: own.subarray(HASH_BYTES, HEAD_BYTES),
          data: own.subarray(HEAD_BYTES),
        }
      );
    },
    remove: async (file) => unlink(pathOf(file)),
  };
}

/** How long the file of so much data is. */
function fileBytesOf(sizeBytes: number): number {
  return Math.ceil((HEAD_BYTES + sizeBytes) / BLOCK_BYTES) * BLOCK_BYTES;
}
