import type { ChunkSizes } from "./chunkSizes.js";
import type { FindCut } from "./cutPoint.js";

/**
 * Cuts a stream of bytes into content-defined chunks; holds about one chunk and one piece of input at a time.
 *
 * @example for await (const chunk of chunkStream(createReadStream(path), sizes, createCut(sizes, gear))) …
 */
export async function* chunkStream(
  source: AsyncIterable<Uint8Array>,
  sizes: ChunkSizes,
  cut: FindCut,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of source) {
    if (piece.length === 0) continue;
    held.push(piece);
    heldBytes += piece.length;
    // A cut is certain only when a whole largest chunk is there to look at.
    if (heldBytes < 2 * sizes.max) continue;
    let rest: Uint8Array = Buffer.concat(held);
    while (rest.length >= sizes.max) {
      const length = cut(rest);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
    held = [rest];
    heldBytes = rest.length;
  }
  let rest: Uint8Array = Buffer.concat(held);
  while (rest.length > 0) {
    const length = cut(rest);
    yield rest.subarray(0, length);
    rest = rest.subarray(length);
  }
}
