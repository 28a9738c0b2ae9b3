import { copyInto } from "../copyInto.js";
import type { Cutter } from "./cutPoint.js";

type Room = (bytes: number) => Buffer;

const newRoom: Room = (bytes) => Buffer.allocUnsafeSlow(bytes);

/**
 * Cuts a stream of bytes into content-defined chunks; holds one chunk and one piece of input at a time. A chunk that lies within one piece is a
 * view of it.
 *
 * @param room memory for each chunk, so that none is a view; when left out, new memory for those that have to be joined
 * @example for await (const chunk of chunkStream(createReadStream(path), createCut(sizes, gear))) …
 */
export async function* chunkStream(
  source: AsyncIterable<Uint8Array>,
  cutter: Cutter,
  room?: Room,
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

function joined(parts: readonly Uint8Array[], room?: Room): Uint8Array {
  const [first, ...others] = parts;
  if (first && others.length === 0 && !room) return first;
  const whole = (room ?? newRoom)(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    copyInto(whole, at, part);
    at += part.length;
  }
  return whole;
}
