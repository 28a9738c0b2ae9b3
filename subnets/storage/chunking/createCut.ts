import { copyInto } from "../copyInto.js";
import { createKernel } from "../kernel/createKernel.js";
import { assertChunkSizes, type ChunkSizes } from "./chunkSizes.js";
import { cutMasks, type Cutter } from "./cutPoint.js";

/** Bytes that are in the kernel's memory at a time, less than a core's cache, and those before them that a hash depends on. */
const WINDOW_BYTES = 65_536;
const REACH_BYTES = 32;

/**
 * Creates a content-defined chunker: a chunk ends where the 32 bytes before hash to a value with no bit of a mask, so that an insertion moves
 * the ends next to it alone.
 *
 * @throws SK4106
 * @example
 * const cutter = createCut({ min: 1_024, average: 4_096, max: 16_384 }, gearTable(seed));
 * const end = cutter.next(piece); // undefined: the chunk goes on in the next piece
 */
export function createCut(sizes: ChunkSizes, gear: Uint32Array): Cutter {
  assertChunkSizes(sizes);
  const kernel = createKernel();
  const gearAt = kernel.base;
  const reachAt = gearAt + 1_024;
  const dataAt = reachAt + REACH_BYTES;
  const memory = kernel.reserve(dataAt + WINDOW_BYTES);
  memory.set(new Uint8Array(gear.buffer, gear.byteOffset, 1_024), gearAt);
  const { strict, loose } = cutMasks(sizes);
  /** Bytes of the chunk that were seen, without those of the piece at hand. */
  let seen = 0;

  /** The first end in a window that stands behind its reach; 0 when there is none. */
  const look = (windowBytes: number): number => {
    const skipped = Math.min(windowBytes, Math.max(0, sizes.min - seen));
    const middle = Math.max(skipped, Math.min(windowBytes, sizes.average - seen));
    const search = (from: number, until: number, mask: number): number =>
      Math.max(0, kernel.cut(reachAt, REACH_BYTES + from, REACH_BYTES + until, mask, gearAt) - REACH_BYTES);
    return search(skipped, middle, strict) || search(middle, windowBytes, loose);
  };
  return {
    next: (piece, from = 0) => {
      for (let at = from; at < piece.length;) {
        const window = piece.subarray(at, at + Math.min(WINDOW_BYTES, sizes.max - seen));
        copyInto(memory, dataAt, window);
        const found = look(window.length);
        at += found || window.length;
        seen += found || window.length;
        if (found > 0 || seen === sizes.max) {
          seen = 0;
          return at;
        }
        memory.copyWithin(reachAt, dataAt + window.length - REACH_BYTES, dataAt + window.length);
      }
      return undefined;
    },
  };
}
