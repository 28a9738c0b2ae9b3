import { open, rename, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { buffers, type StorageClient } from "./client.js";
import { findFile, getChunks } from "./getFile.js";
import type { StoredFile } from "./storedFile.js";

/** What a get brought to the disk. */
export interface SavedFile {
  readonly file: StoredFile;
  /** Bytes that an earlier get had left beside the path, and that were checked again. */
  readonly resumedBytes: number;
}

/** What is new is brought to the disk from this amount on, while more comes: at the end little is left to wait for. */
const FLUSH_BYTES = 8_388_608;

/** Chunks that are written while the next ones are asked for: a write that waits for the disk keeps nobody else waiting. */
const WRITES_UNDER_WAY = 2;

/**
 * Brings a stored file to a path: into `path.part` first, which takes the path's place when all of it is on the disk. A get that was broken off goes on behind the
 * chunks that are there already; those have their names checked, since a crash, or another file of that name, may have left anything.
 *
 * @throws SK4120 no such file · SK4102 too few shards · SK4123 what came is not what was put; what the system says of a path that can't be written
 * @example const { resumedBytes } = await saveFile(client, "report.pdf", "copies/report.pdf");
 */
export async function saveFile(client: StorageClient, name: string, path: string): Promise<SavedFile> {
  const file = await findFile(client, name);
  const draft = `${path}.part`;
  const output = await open(draft, "r+").catch(() => open(draft, "wx+"));
  let resumedBytes = 0;
  try {
    const present = await chunksPresent(client, file, output);
    for (const { plainBytes } of file.chunks.slice(0, present)) resumedBytes += plainBytes;
    await output.truncate(resumedBytes);
    await writeChunks(output, getChunks(client, file, present, buffers.take), resumedBytes);
  } finally {
    await output.close();
  }
  await takePlace(draft, path);
  return { file, resumedBytes };
}

async function writeChunks(
  output: FileHandle,
  chunks: AsyncIterable<readonly Uint8Array[]>,
  from: number,
): Promise<void> {
  const writes: Promise<void>[] = [];
  let at = from;
  let flushedTo = from;
  let flushing: Promise<void> | undefined;
  const write = async (parts: readonly Uint8Array[], length: number, place: number): Promise<void> => {
    const { bytesWritten } = await output.writev([...parts], place);
    if (bytesWritten < length) throw new Error("the disk has no more room");
    for (const part of parts) buffers.give(part);
  };
  for await (const parts of chunks) {
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    writes.push(begun(write(parts, length, at)));
    at += length;
    if (writes.length > WRITES_UNDER_WAY) await writes.shift();
    if (at - flushedTo < FLUSH_BYTES) continue;
    await flushing; // The disk is behind: no more is fetched than it takes.
    flushedTo = at;
    flushing = begun(Promise.all(writes).then(() => output.datasync()));
  }
  await Promise.all(writes);
  await flushing;
  await output.datasync();
}

/** What is awaited in its turn: until then its failure is nobody's. */
function begun(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}

/** How many chunks of the beginning a draft holds, whole and as they were put. */
async function chunksPresent({ keys }: StorageClient, file: StoredFile, draft: FileHandle): Promise<number> {
  let at = 0;
  for (const [index, { id, plainBytes }] of file.chunks.entries()) {
    const content = Buffer.allocUnsafe(plainBytes);
    const { bytesRead } = await draft.read(content, 0, plainBytes, at);
    if (bytesRead < plainBytes || keys.chunkId(content).toString("hex") !== id) return index;
    at += plainBytes;
  }
  return file.chunks.length;
}

/**
 * Gives a draft its name for good. What stood there before is kept open until then: giving its blocks back takes longer than the rest, and a folder is not on the disk
 * before that is done.
 */
async function takePlace(draft: string, path: string): Promise<void> {
  const before = await open(path, "r").catch(() => undefined);
  try {
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    before?.close().catch(() => undefined);
  }
}

/** Brings a folder's names to the disk, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
