import { constants } from "node:fs";
import { mkdir, readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { copyInto } from "../copyInto.js";
import { BLOCK_BYTES, blocks, openDirectFile, type DirectFile } from "../directFile.js";
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

/** Shards are in folders named by the first digit of their names: more folders cost more to make than shards to find. */
const DIGITS = [..."0123456789abcdef"];

const WRITE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;

/**
 * Opens the files below a folder.
 *
 * @param durable whether what is written is on the disk, with what finds it, when it is said to be
 * @throws what the system says of a folder that can't be used
 */
export async function openShardFiles(root: string, durable: boolean): Promise<ShardFiles> {
  await Promise.all(DIGITS.map((digit) => mkdir(join(root, digit), { recursive: true })));
  const pathOf = ({ name, sizeBytes }: ShardFile): string =>
    join(root, name.slice(0, 1), `${name}.${sizeBytes}`);
  const withFile = async <Result>(
    shard: ShardFile,
    flags: number,
    work: (file: DirectFile) => Promise<Result>,
  ): Promise<Result> => {
    const file = await openDirectFile(pathOf(shard), flags, durable);
    try {
      return await work(file);
    } finally {
      file.close().catch(() => undefined); // It is on the disk, or an error is on its way.
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
      await withFile({ name, sizeBytes: data.length }, WRITE, (file) => file.write(whole, 0));
      // Not after a failure: who knows who reads it yet.
      blocks.give(whole);
    },
    read: async (shard) => {
      const { sizeBytes } = shard;
      const fileBytes = fileBytesOf(sizeBytes);
      // A block more, to see a file that is too long.
      const whole = blocks.take(fileBytes + BLOCK_BYTES);
      const bytesRead = await withFile(shard, constants.O_RDONLY, (file) => file.read(whole, 0));
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
