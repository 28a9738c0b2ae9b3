import { createHmac } from "node:crypto";

/*
 * A sealed content is a header of 40 bytes (mark, bytes of a segment, salt) and segments of AES-256-GCM, each with a tag of 16 bytes.
 * The key is of this salt alone; a segment's nonce is its number and whether it is the last one (the STREAM construction of Hoang et al.,
 * CRYPTO 2015), the header is authenticated with every segment. Segments that are changed, reordered, dropped, added or of another content do not open.
 */
const MARK = "SKS1";
export const HEADER_BYTES = 40;
export const TAG_BYTES = 16;
export const SALT_BYTES = 32;
/** Plain bytes of each segment but the last. */
export const SEGMENT_BYTES = 262_144;

export function encodeHeader(salt: Uint8Array, segmentBytes: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MARK, 0, "ascii");
  header.writeUInt32BE(segmentBytes, 4);
  header.set(salt, 8);
  return header;
}

/** What a header says, or undefined when it is none. */
export function decodeHeader(header: Uint8Array): { salt: Uint8Array; segmentBytes: number } | undefined {
  const bytes = Buffer.from(header.buffer, header.byteOffset, header.length);
  if (bytes.length !== HEADER_BYTES || bytes.toString("ascii", 0, 4) !== MARK) return undefined;
  const segmentBytes = bytes.readUInt32BE(4);
  return segmentBytes >= 1 && segmentBytes <= 1 << 24 ? { salt: bytes.subarray(8), segmentBytes } : undefined;
}

/** The key of one content. */
export function contentKey(key: Uint8Array, salt: Uint8Array): Buffer {
  return createHmac("sha256", key).update("sealed content").update(salt).digest();
}

/** The nonce of a segment: its number, and 1 for the last one. */
export function segmentNonce(segment: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(segment, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
