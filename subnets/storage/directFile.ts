import * as fs from "node:fs";
import { promisify } from "node:util";
import { createBufferPool } from "./bufferPool.js";

/** What disks and file systems transfer at the least: places and lengths of direct transfers are multiples of it. */
export const BLOCK_BYTES = 4_096;

// Absent where the system has none.
const O_DIRECT = fs.constants.O_DIRECT as number | undefined;
const O_DSYNC = fs.constants.O_DSYNC as number | undefined;

// By number: the handles of `node:fs/promises` cost a put two percent.
const open = promisify(fs.open);
const read = promisify(fs.read);
const write = promisify(fs.write);
const datasync = promisify(fs.fdatasync);
const close = promisify(fs.close);

/** What has a maximal length begins where a page begins, as a disk wants memory that it reads and writes itself; other buffers begin anywhere. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { readonly maxByteLength: number },
) => ArrayBuffer;

/** Memory for direct transfers, for all of the process: what is under way with shards of 1 MiB. */
export const blocks = createBufferPool(
  67_108_864,
  (bytes) => new ResizableBuffer(bytes, { maxByteLength: bytes }),
);

/** A file whose bytes the disk takes from this process's memory, and brings there, itself. One transfer at a time. */
export interface DirectFile {
  /** @throws what the system says; also when it has no more room */
  write(bytes: Uint8Array, at: number): Promise<void>;
  /** @returns how many bytes there were */
  read(into: Uint8Array, at: number): Promise<number>;
  close(): Promise<void>;
}

/**
 * Opens a file past the system's cache. Copying a shard into the cache takes longer than any other step of storing it, and what a miner keeps is asked for at places that
 * no cache holds. Where a file system can't do so, or the memory does not suit it, the cache is used.
 *
 * @param flags as of `open`
 * @param isDurable whether what is written is on the disk, with what finds it, when the write returns
 * @throws what the system says of the path
 * @example
 * const file = await openDirectFile("shard", fs.constants.O_WRONLY | fs.constants.O_CREAT, true);
 * await file.write(blocks.take(8_192).fill(1), 0);
 * await file.close();
 */
export async function openDirectFile(path: string, flags: number, isDurable: boolean): Promise<DirectFile> {
  const durableFlags = isDurable ? flags | (O_DSYNC ?? 0) : flags;
  let isDirect = O_DIRECT !== undefined;
  let file = await open(path, durableFlags | (O_DIRECT ?? 0)).catch((cause: unknown) => {
    if (!isRefusal(cause)) throw cause;
    isDirect = false;
    return open(path, durableFlags);
  });
  const transferred = async (transfer: () => Promise<number>): Promise<number> => {
    try {
      return await transfer();
    } catch (cause) {
      if (!isDirect || !isRefusal(cause)) throw cause;
      isDirect = false;
      await close(file);
      file = await open(path, durableFlags & ~fs.constants.O_TRUNC);
      return transfer();
    }
  };
  return {
    write: async (bytes, at) => {
      const written = await transferred(
        async () => (await write(file, bytes, 0, bytes.length, at)).bytesWritten,
      );
      if (written < bytes.length) throw new Error("the disk has no more room");
      if (isDurable && O_DSYNC === undefined) await datasync(file);
    },
    read: (into, at) => transferred(async () => (await read(file, into, 0, into.length, at)).bytesRead),
    close: () => close(file),
  };
}

/** How a system refuses direct transfers: of a file system, of a length, of a place. */
function isRefusal(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === "EINVAL";
}
