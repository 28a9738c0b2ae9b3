import { copyInto } from "../copyInto.js";
import { createKernel } from "../kernel/createKernel.js";
import { multiply } from "./galoisField.js";
import type { Matrix } from "./matrices.js";

/**
 * One output a row: the sum of the sources, each times the row's coefficient for it. All have one length.
 *
 * @param room memory for an output, which may hold anything; new memory when left out
 */
export type Combine = (rows: Matrix, sources: readonly Uint8Array[], room?: Room) => Uint8Array[];
export type Room = (bytes: number) => Buffer;

/** Bytes of each source that are in the kernel's memory at a time: all of them together stay in a core's cache. */
const BLOCK_BYTES = 16_384;

/** Products of a coefficient with the 16 low and the 16 high halves of a byte. */
function productTables(row: Uint8Array): Uint8Array {
  const tables = new Uint8Array(row.length * 32);
  row.forEach((coefficient, source) => {
    for (let half = 0; half < 16; half += 1) {
      tables[source * 32 + half] = multiply(coefficient, half);
      tables[source * 32 + 16 + half] = multiply(coefficient, half << 4);
    }
  });
  return tables;
}

const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/** Creates the fast form of linear combinations: a WebAssembly kernel with 16 bytes an instruction. */
export function createCombine(): Combine {
  const kernel = createKernel();
  return (rows, sources, room = newRoom) => {
    const length = sources[0]?.length ?? 0;
    const count = sources.length;
    const sourcesAt = kernel.base;
    const outputAt = sourcesAt + count * BLOCK_BYTES;
    const tablesAt = outputAt + 2 * BLOCK_BYTES;
    const tableBytes = count * 32;
    const memory = kernel.reserve(tablesAt + rows.length * tableBytes);
    rows.forEach((row, index) => memory.set(productTables(row), tablesAt + index * tableBytes));
    const outputs = rows.map(() => room(length));
    for (let start = 0; start < length; start += BLOCK_BYTES) {
      const end = Math.min(length, start + BLOCK_BYTES);
      // What is left in the memory beyond the end is combined too and not copied out.
      const bytes = (end - start + 31) & ~31;
      sources.forEach((source, index) =>
        copyInto(memory, sourcesAt + index * BLOCK_BYTES, source.subarray(start, end)),
      );
      for (let index = 0; index < rows.length; index += 2) {
        const pair = outputs.slice(index, index + 2);
        const work = pair.length === 2 ? "combineTwo" : "combine";
        kernel[work](outputAt, sourcesAt, BLOCK_BYTES, count, tablesAt + index * tableBytes, bytes);
        pair.forEach((output, second) => {
          const at = outputAt + second * BLOCK_BYTES;
          copyInto(output, start, memory.subarray(at, at + end - start));
        });
      }
    }
    return outputs;
  };
}
