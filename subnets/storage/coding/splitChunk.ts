import { copyInto } from "../copyInto.js";
import type { Room } from "./combine.js";

/** Bytes of each of `count` data shards of a chunk: the last ones may hold padding. */
export function shardBytes(chunkBytes: number, count: number): number {
  return Math.ceil(chunkBytes / count);
}

const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/**
 * A chunk as `count` data shards of equal length, padded with zeros. Views of the chunk where that is possible.
 *
 * @param room memory for each of the others, which may hold anything; new memory when left out
 */
export function splitChunk(chunk: Uint8Array, count: number, room: Room = newRoom): Uint8Array[] {
  const length = shardBytes(chunk.length, count);
  return Array.from({ length: count }, (_, index) => {
    const part = chunk.subarray(index * length, (index + 1) * length);
    if (part.length === length) return part;
    const padded = room(length);
    copyInto(padded, 0, part);
    return padded.fill(0, part.length);
  });
}

/** A chunk's content as its data shards hold it: views of them, without the padding. */
export function withoutPadding(shards: readonly Uint8Array[], chunkBytes: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let left = chunkBytes;
  for (const shard of shards) {
    if (left > 0) parts.push(shard.subarray(0, left));
    left -= shard.length;
  }
  return parts;
}
