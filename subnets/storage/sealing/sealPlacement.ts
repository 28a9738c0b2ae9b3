import { createCipheriv, createDecipheriv, type Cipher, type Decipher } from "node:crypto";
import { fail } from "subnetkit/plugin";
import { copyInto } from "../copyInto.js";
import { PIECE_BYTES } from "../merkle/treeHash.js";
import { storageErrors } from "../storageErrors.js";
import { TAG_BYTES } from "./sealedForm.js";

/** What one miner keeps of a chunk, and the tag by which its owner knows it again. */
export interface SealedPlacement {
  readonly data: Buffer;
  /** Kept by the owner, beside the root: what the miner keeps has the length of the shard. */
  readonly tag: Buffer;
}

/** A placement key seals one shard at one place and nothing else, so there is one nonce. */
const NONCE = Buffer.alloc(12);
const CIPHER = "aes-256-gcm";

/**
 * Seals a shard for one miner: AES-256-GCM under the placement's own key. The one pass hides the content, makes two copies of a shard unlike
 * each other, so that one can't be shown for the other, and lets every shard be checked by itself.
 *
 * @param placementKey of this shard at this place alone: two contents under one key would open both
 * @param data where the sealed shard goes, as long as the shard; new memory when left out
 * @param seen called with each piece of it in turn, while it is in a core's cache
 */
export function sealPlacement(
  placementKey: Uint8Array,
  shard: Uint8Array,
  data: Buffer = Buffer.allocUnsafeSlow(shard.length),
  seen?: (piece: Uint8Array) => void,
): SealedPlacement {
  const cipher = createCipheriv(CIPHER, placementKey, NONCE, { authTagLength: TAG_BYTES });
  passThrough(cipher, shard, data, seen);
  cipher.final();
  return { data, tag: cipher.getAuthTag() };
}

/**
 * The shard behind a placement.
 *
 * @param shard where it goes, as long as the placement; new memory when left out
 * @throws SK4103 when it is not, byte for byte, what was sealed for this place
 */
export function openPlacement(
  placementKey: Uint8Array,
  { data, tag }: { readonly data: Uint8Array; readonly tag: Uint8Array },
  shard: Buffer = Buffer.allocUnsafeSlow(data.length),
): Buffer {
  const decipher = createDecipheriv(CIPHER, placementKey, NONCE, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(tag);
  passThrough(decipher, data, shard);
  try {
    decipher.final();
  } catch (cause) {
    throw fail(storageErrors.sealBroken, { reason: "a shard does not match its tag" }, cause);
  }
  return shard;
}

/** In pieces: a cipher gives new memory for all that it is given, and half of the time of a whole shard goes into that. */
function passThrough(
  cipher: Cipher | Decipher,
  from: Uint8Array,
  to: Buffer,
  seen?: (piece: Uint8Array) => void,
): void {
  for (let at = 0; at < from.length; at += PIECE_BYTES) {
    const piece = cipher.update(from.subarray(at, at + PIECE_BYTES));
    copyInto(to, at, piece);
    seen?.(piece);
  }
}
