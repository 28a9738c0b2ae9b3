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

/** The chunk behind its data shards. */
export function joinShards(shards: readonly Uint8Array[], chunkBytes: number): Uint8Array {
  const chunk = new Uint8Array(chunkBytes);
  let at = 0;
  for (const shard of shards) {
    chunk.set(shard.subarray(0, Math.max(0, chunkBytes - at)), at);
    at += Math.min(shard.length, chunkBytes - at);
  }
  return chunk;
}
