import {
  createCipheriv,
  createDecipheriv,
  type Cipher,
  type CipherGCM,
  type Decipher,
  type KeyObject,
} from "node:crypto";
import { piecesLength, type Pieces } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import { protocolErrors } from "./protocolErrors.js";

const TAG_BYTES = 16;

/** What sealing adds to the frames of a record. */
export const RECORD_OVERHEAD_BYTES = TAG_BYTES;

/**
 * How much one key may seal: 2^38 bytes, where RFC 8446 (section 5.5) puts the safety margin of AES-GCM at 2^-57.
 * That is half a million answers of 500 KB.
 */
export const KEY_LIMIT_BYTES = 2 ** 38;

/** From the parts of a plaintext to its sealed record. Throws SK1439 when the key is used up. */
export interface Sealer {
  (parts: Pieces): Uint8Array;
  /** The same record, a long one in the pieces in which the cipher gives it, for who can send it so. */
  pieces(parts: Pieces): Pieces;
}

/** Seals records under one direction's key: AES-256-GCM, the record's number as its nonce. */
export function createSealer(key: KeyObject, keyLimitBytes: number = KEY_LIMIT_BYTES): Sealer {
  const nonce = counterNonce();
  let sealedBytes = 0;
  const begin = (sizeBytes: number): CipherGCM => {
    sealedBytes += sizeBytes;
    if (sealedBytes > keyLimitBytes) throw fail(protocolErrors.keyExhausted);
    return createCipheriv("aes-256-gcm", key, nonce.next(), { authTagLength: TAG_BYTES });
  };
  const seal = (parts: Pieces): Uint8Array => {
    const sizeBytes = piecesLength(parts);
    const cipher = begin(sizeBytes);
    const record = Buffer.allocUnsafe(sizeBytes + TAG_BYTES);
    let at = 0;
    for (const part of parts) {
      passThrough(cipher, part, record, at);
      at += part.length;
    }
    cipher.final();
    record.set(cipher.getAuthTag(), at);
    return record;
  };
  const pieces = (parts: Pieces): Pieces => {
    const sizeBytes = piecesLength(parts);
    if (sizeBytes <= PIECE_BYTES) return [seal(parts)];
    const cipher = begin(sizeBytes);
    const sealed: Uint8Array[] = [];
    for (const part of parts) {
      for (let from = 0; from < part.length; from += SENT_PIECE_BYTES) {
        sealed.push(cipher.update(part.subarray(from, from + SENT_PIECE_BYTES)));
      }
    }
    cipher.final();
    sealed.push(cipher.getAuthTag());
    return sealed;
  };
  return Object.assign(seal, { pieces });
}

/**
 * Opens the other direction's records, in the order in which they were sealed and each exactly once.
 *
 * @returns a function from a sealed record to its plaintext, which takes a long record's place in its memory; throws SK1430 for anything but
 * the next authentic record
 */
export function createOpener(key: KeyObject): (record: Uint8Array) => Uint8Array {
  const nonce = counterNonce();
  return (record) => {
    if (record.length < TAG_BYTES) throw fail(protocolErrors.badRecord);
    const end = record.length - TAG_BYTES;
    const decipher = createDecipheriv("aes-256-gcm", key, nonce.next(), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(record.subarray(end));
    const sealed = record.subarray(0, end);
    let plaintext = sealed;
    if (end > PIECE_BYTES) passThrough(decipher, sealed, record, 0);
    else plaintext = decipher.update(sealed);
    try {
      decipher.final();
    } catch (cause) {
      throw fail(protocolErrors.badRecord, {}, cause);
    }
    return plaintext;
  };
}

/** So much goes through a cipher at a time: what it gives is copied while it is in a core's cache. */
const PIECE_BYTES = 65_536;

/**
 * The same where what it gives is sent as it is: fewer pieces cost a put 4 % less. From 128 KiB on memory comes from the system, page by page, each time, and the gain
 * is lost.
 */
const SENT_PIECE_BYTES = 114_688;

/**
 * Has a cipher's output for some bytes written to where it belongs, which may be where they are. A cipher can't be told where to write; buffers
 * of a whole record that live until the record is sent are what makes V8 collect garbage.
 */
function passThrough(cipher: Cipher | Decipher, bytes: Uint8Array, to: Uint8Array, offset: number): void {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    to.set(cipher.update(bytes.subarray(from, from + PIECE_BYTES)), offset + from);
  }
}

/** Records of a private connection: as long as sealed ones, so that the same limits hold, and readable. */
export const plainRecords = {
  seal: (parts: Pieces): Uint8Array => Buffer.concat([...parts, NO_TAG]),
  /** @throws SK1430 for what is too short to be one */
  open: (record: Uint8Array): Uint8Array => {
    if (record.length < TAG_BYTES) throw fail(protocolErrors.badRecord);
    return record.subarray(0, record.length - TAG_BYTES);
  },
};
const NO_TAG = new Uint8Array(TAG_BYTES);

/** 12-byte nonces 0, 1, 2, …, big-endian, in one buffer that is overwritten. */
function counterNonce(): { next(): Uint8Array } {
  const nonce = Buffer.alloc(12);
  let count = 0;
  return {
    next: () => {
      nonce.writeUIntBE(count, 6, 6);
      count += 1;
      return nonce;
    },
  };
}
