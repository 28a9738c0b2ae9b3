import type { Cutter } from "./cutPoint.js";

/**
 * Cuts a stream of bytes into content-defined chunks; holds one chunk and one piece of input at a time. A chunk that lies within one piece is a
 * view of it.
 *
 * @param room memory for a chunk that does not; new memory when left out
 * @example for await (const chunk of chunkStream(createReadStream(path), createCut(sizes, gear))) …
 */
export async function* chunkStream(
  source: AsyncIterable<Uint8Array>,
  cutter: Cutter,
  room: (bytes: number) => Uint8Array = (bytes) => Buffer.allocUnsafeSlow(bytes),
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  for await (const piece of source) {
    let from = 0;
    for (let end = cutter.next(piece); end !== undefined; end = cutter.next(piece, from)) {
      held.push(piece.subarray(from, end));
      yield joined(held, room);
      held = [];
      from = end;
    }
    if (from < piece.length) held.push(piece.subarray(from));
  }
  if (held.length > 0) yield joined(held, room);
}

function joined(parts: readonly Uint8Array[], room: (bytes: number) => Uint8Array): Uint8Array {
  const [first, ...others] = parts;
  if (first && others.length === 0) return first;
  const whole = room(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
