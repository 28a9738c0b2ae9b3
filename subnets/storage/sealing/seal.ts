import { createCipheriv } from "node:crypto";
import { contentKey, encodeHeader, SEGMENT_BYTES, segmentNonce, TAG_BYTES } from "./sealedForm.js";

/** Seals one segment: the encrypted bytes and their tag. */
function sealSegment(
  key: Uint8Array,
  header: Uint8Array,
  segment: number,
  plaintext: Uint8Array,
  isLast: boolean,
): Buffer[] {
  const cipher = createCipheriv("aes-256-gcm", key, segmentNonce(segment, isLast), {
    authTagLength: TAG_BYTES,
  });
  cipher.setAAD(header);
  return [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()];
}

/**
 * Seals a content that is in memory.
 *
 * @param salt 32 bytes, of this content alone: a salt that is used for two contents breaks both
 */
export function seal(
  key: Uint8Array,
  salt: Uint8Array,
  plaintext: Uint8Array,
  segmentBytes = SEGMENT_BYTES,
): Buffer {
  const header = encodeHeader(salt, segmentBytes);
  const own = contentKey(key, salt);
  const parts: Buffer[] = [header];
  const segments = Math.max(1, Math.ceil(plaintext.length / segmentBytes));
  for (let segment = 0; segment < segments; segment += 1) {
    const part = plaintext.subarray(segment * segmentBytes, (segment + 1) * segmentBytes);
    parts.push(...sealSegment(own, header, segment, part, segment === segments - 1));
  }
  return Buffer.concat(parts);
}
