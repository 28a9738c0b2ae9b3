/** Buffers that came back, to be filled again: the system clears fresh memory page by page, which takes longer than filling it. */
export interface BufferPool {
  /** One of that size in bytes, which is the taker's until it gives it back. What it holds is left from before. */
  take(size: number): ArrayBuffer;
  give(buffers: readonly ArrayBuffer[]): void;
}

/** A pool that keeps the latest buffers, up to so many bytes of all together. */
export function createBufferPool(maxBytes: number): BufferPool {
  /** Latest first. */
  let kept: readonly ArrayBuffer[] = [];
  return {
    take(size) {
      const found = kept.find(({ byteLength }) => byteLength === size);
      kept = kept.filter((buffer) => buffer !== found);
      return found ?? new ArrayBuffer(size);
    },
    give(buffers) {
      let bytes = 0;
      kept = [...buffers, ...kept].filter(({ byteLength }) => (bytes += byteLength) <= maxBytes);
    },
  };
}
