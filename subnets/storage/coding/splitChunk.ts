/** Bytes of each of `count` data shards of a chunk: the last ones may hold padding. */
export function shardBytes(chunkBytes: number, count: number): number {
  return Math.ceil(chunkBytes / count);
}

/** A chunk as `count` data shards of equal length, padded with zeros. Views of the chunk where that is possible. */
export function splitChunk(chunk: Uint8Array, count: number): Uint8Array[] {
  const length = shardBytes(chunk.length, count);
  return Array.from({ length: count }, (_, index) => {
    const part = chunk.subarray(index * length, (index + 1) * length);
    if (part.length === length) return part;
    const padded = new Uint8Array(length);
    padded.set(part);
    return padded;
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
