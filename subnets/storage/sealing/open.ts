import { createDecipheriv } from "node:crypto";
import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import { contentKey, decodeHeader, HEADER_BYTES, segmentNonce, TAG_BYTES } from "./sealedForm.js";

interface Opening {
  readonly key: Buffer;
  readonly header: Uint8Array;
  readonly sealedSegmentBytes: number;
}

function begin(key: Uint8Array, header: Uint8Array, salt?: Uint8Array): Opening {
  const form = decodeHeader(header);
  if (!form) throw fail(storageErrors.sealBroken, { reason: "it does not begin as sealed data does" });
  if (salt && Buffer.compare(form.salt, salt) !== 0) {
    throw fail(storageErrors.sealBroken, { reason: "it is the seal of another content" });
  }
  const sealedSegmentBytes = form.segmentBytes + TAG_BYTES;
  return { key: contentKey(key, form.salt), header, sealedSegmentBytes };
}

function openSegment({ key, header }: Opening, segment: number, sealed: Uint8Array, isLast: boolean): Buffer {
  if (sealed.length < TAG_BYTES) throw fail(storageErrors.sealBroken, { reason: "its end is missing" });
  const body = sealed.subarray(0, sealed.length - TAG_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, segmentNonce(segment, isLast), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(header);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const plaintext = decipher.update(body);
    decipher.final();
    return plaintext;
  } catch (cause) {
    throw fail(storageErrors.sealBroken, { reason: `segment ${segment} does not match its tag` }, cause);
  }
}

/**
 * Opens a sealed content that is in memory.
 *
 * @param salt what the content's salt must be, where it is known
 * @throws SK4103 when any byte of it was changed, moved, dropped or added, or the key is another
 */
export function open(key: Uint8Array, sealed: Uint8Array, salt?: Uint8Array): Buffer {
  const opening = begin(key, sealed.subarray(0, HEADER_BYTES), salt);
  const parts: Buffer[] = [];
  const count = Math.max(1, Math.ceil((sealed.length - HEADER_BYTES) / opening.sealedSegmentBytes));
  for (let segment = 0; segment < count; segment += 1) {
    const from = HEADER_BYTES + segment * opening.sealedSegmentBytes;
    const part = sealed.subarray(from, from + opening.sealedSegmentBytes);
    parts.push(openSegment(opening, segment, part, segment === count - 1));
  }
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}
