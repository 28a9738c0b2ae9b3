import { createKernel } from "../kernel/createKernel.js";
import { assertChunkSizes, type ChunkSizes } from "./chunkSizes.js";
import { cutMasks, type FindCut } from "./cutPoint.js";

/**
 * Creates a content-defined chunker: a chunk ends where the 32 bytes before hash to a value with no bit of a mask, so that an insertion moves
 * the ends next to it alone.
 *
 * @throws SK4106
 * @example
 * const cut = createCut({ min: 1_024, average: 4_096, max: 16_384 }, gearTable(seed));
 * const first = data.subarray(0, cut(data));
 */
export function createCut(sizes: ChunkSizes, gear: Uint32Array): FindCut {
  assertChunkSizes(sizes);
  const kernel = createKernel();
  const gearAt = kernel.base;
  const dataAt = gearAt + 1_024;
  const memory = kernel.reserve(dataAt + sizes.max);
  memory.set(new Uint8Array(gear.buffer, gear.byteOffset, 1_024), gearAt);
  const { strict, loose } = cutMasks(sizes);
  return (data) => {
    const end = Math.min(data.length, sizes.max);
    if (end <= sizes.min) return end;
    memory.set(data.subarray(0, end), dataAt);
    const middle = Math.min(end, sizes.average);
    const early = kernel.cut(dataAt, sizes.min, middle, strict, gearAt);
    if (early > 0) return early;
    return kernel.cut(dataAt, middle, end, loose, gearAt) || end;
  };
}
