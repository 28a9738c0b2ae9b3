import { closeSync, fdatasyncSync, fstatSync, openSync, writeSync } from "node:fs";
import type { StoreWrite } from "../../core/primitives/store.js";

/** Most pages that one write copies on its way down the tree. */
const COPIES_PER_WRITE = 6;
/** Pages that were split are at least a third full. */
const FILL = 3;
/** For the list of free pages, the branches above new leaves and the roots. */
const PAGES_PER_BATCH = 64;
/** The file doubles, by no less and no more than this at once, so that most batches find their room reserved. */
const [LEAST_STEP_BYTES, MOST_STEP_BYTES] = [1 << 20, 1 << 26];

/** What LMDB tells of its tree. */
export interface TreeSize {
  readonly pageSize: number;
  readonly treeLeafPageCount: number;
  readonly treeBranchPageCount: number;
}

/** The most bytes that a batch can add to the file: pages of the tree that it copies, each once, and pages for what is new. */
export function mostBytesOf(batch: readonly StoreWrite[], tree: TreeSize): number {
  const { pageSize, treeLeafPageCount, treeBranchPageCount } = tree;
  const copied = Math.min(COPIES_PER_WRITE * batch.length, treeLeafPageCount + treeBranchPageCount);
  let added = 0;
  for (const { key, value } of batch) {
    const sizeBytes = key.length + (value?.length ?? 0);
    added += sizeBytes < pageSize / 2 ? (FILL * sizeBytes) / pageSize : 1 + Math.ceil(sizeBytes / pageSize);
  }
  return (copied + Math.ceil(added) + PAGES_PER_BATCH) * pageSize;
}

/**
 * Makes a file at least so long, with blocks that really are there. A disk that is full then says so here, where nothing
 * has begun: LMDB, when it can't write in the middle of a commit, keeps the data but brings the process down later.
 *
 * @throws the system's error, the file as it was or longer
 */
export function reserveSpace(file: string, sizeBytes: number): void {
  const descriptor = openSync(file, "r+");
  try {
    const { size } = fstatSync(descriptor);
    if (size >= sizeBytes) return;
    try {
      extend(descriptor, size, Math.max(sizeBytes, size + stepFrom(size)));
    } catch (error) {
      if (fstatSync(descriptor).size < sizeBytes) throw error;
    }
    fdatasyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function stepFrom(size: number): number {
  return Math.max(LEAST_STEP_BYTES, Math.min(size, MOST_STEP_BYTES));
}

function extend(descriptor: number, from: number, to: number): void {
  const zeros = new Uint8Array(64 * 1024);
  for (let at = from; at < to;) at += writeSync(descriptor, zeros, 0, Math.min(zeros.length, to - at), at);
}
