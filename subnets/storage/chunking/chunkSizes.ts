import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";

/** Bounds of content-defined chunks, in bytes. */
export interface ChunkSizes {
  readonly min: number;
  readonly average: number;
  readonly max: number;
}

/** @throws SK4106 when no chunker can keep to the sizes */
export function assertChunkSizes({ min, average, max }: ChunkSizes): void {
  const isPower = Number.isSafeInteger(average) && (average & (average - 1)) === 0 && average >= 256;
  if (min >= 64 && min < average && average < max && max <= 1 << 28 && isPower) return;
  throw fail(storageErrors.badChunkSizes, { min, average, max });
}

/** The sizes for a code of `dataShards`: a shard holds about 1 MiB and at most 2 MiB, whatever the code. */
export function chunkSizesFor(dataShards: number): ChunkSizes {
  const average = 2 ** Math.floor(Math.log2(dataShards)) * 1_048_576;
  return { min: average >> 2, average, max: dataShards * 2_097_152 };
}
