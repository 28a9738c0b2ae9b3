/** Where memory for so many bytes comes from. */
export type Room = (bytes: number) => Buffer;

/** Memory for shards that pass through: used again, since new buffers for each shard cost more to make, clear and collect than a shard to seal. */
export interface BufferPool {
  /** So many bytes, holding anything. */
  readonly take: Room;
  /** Takes back what nobody looks at any more; what is not of the pool is left alone. */
  give(buffer: Uint8Array): void;
}

/** Smallest capacity. Capacities are powers of two, so that lengths that differ share buffers. */
const LEAST_BYTES = 65_536;

/**
 * Creates a pool.
 *
 * @param keptBytes how much it keeps for later
 * @param allocate makes what is lent, of so many bytes
 */
export function createBufferPool(
  keptBytes: number,
  allocate: (bytes: number) => ArrayBufferLike,
): BufferPool {
  const free = new Map<number, ArrayBufferLike[]>();
  const lent = new WeakSet<ArrayBufferLike>();
  let freeBytes = 0;
  return {
    take: (bytes) => {
      const capacity = Math.max(LEAST_BYTES, 2 ** Math.ceil(Math.log2(Math.max(1, bytes))));
      const known = free.get(capacity)?.pop();
      if (known) freeBytes -= capacity;
      const buffer = known ?? allocate(capacity);
      lent.add(buffer);
      return Buffer.from(buffer, 0, bytes);
    },
    give: ({ buffer }) => {
      if (!lent.delete(buffer)) return;
      const capacity = buffer.byteLength;
      if (freeBytes + capacity > keptBytes) return;
      freeBytes += capacity;
      const same = free.get(capacity);
      if (same) same.push(buffer);
      else free.set(capacity, [buffer]);
    },
  };
}
