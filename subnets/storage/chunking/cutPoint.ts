import { valueAt } from "../valueAt.js";
import type { ChunkSizes } from "./chunkSizes.js";

/** Finds the ends of a stream's chunks, piece by piece. */
export interface Cutter {
  /** Where in a piece the chunk ends that goes on at `from`; undefined when it goes on in the next piece. */
  next(piece: Uint8Array, from?: number): number | undefined;
}

/**
 * Masks before and behind the average size: two bits more and two fewer than the average asks for, in the high bits of the hash, which
 * depend on the most bytes. This is FastCDC's normalised chunking (Xia et al., USENIX ATC 2016).
 */
export function cutMasks({ average }: ChunkSizes): { readonly strict: number; readonly loose: number } {
  const bits = Math.log2(average);
  const high = (count: number): number => (0xffffffff << (32 - count)) >>> 0;
  return { strict: high(Math.min(31, bits + 2)), loose: high(bits - 2) };
}

/**
 * The chunker in plain TypeScript: what the fast one is compared with. Says how long the first chunk of some data is, which holds at least
 * `sizes.max` bytes or the end of the file.
 */
export function createCutReference(sizes: ChunkSizes, gear: Uint32Array): (data: Uint8Array) => number {
  const { strict, loose } = cutMasks(sizes);
  return (data) => {
    const end = Math.min(data.length, sizes.max);
    let hash = 0;
    for (let at = Math.max(0, sizes.min - 32); at < end; at += 1) {
      hash = ((hash << 1) + valueAt(gear, valueAt(data, at))) >>> 0;
      if (at < sizes.min) continue;
      const mask = at < sizes.average ? strict : loose;
      if ((hash & mask) === 0) return at + 1;
    }
    return end;
  };
}
