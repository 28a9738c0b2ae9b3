/**
 * Copies bytes to a place in other memory. `set` does the same, but takes memory that threads share word by word, or byte by byte where the two are not aligned alike:
 * a tenth of a put. Filling with a buffer of the same length is the one copy of Node that is a plain one for any memory.
 *
 * @example copyInto(whole, 65_536, piece);
 */
export function copyInto(to: Uint8Array, at: number, bytes: Uint8Array): void {
  if (bytes.length === 0) return;
  const room = Buffer.isBuffer(to) ? to : Buffer.from(to.buffer, to.byteOffset, to.length);
  room.fill(bytes, at, at + bytes.length);
}
