import { hash } from "node:crypto";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";

/*
 * SHA-256 with a first byte that says what is hashed, so that a leaf can't be taken for a node (RFC 6962, section 2.1): 0 a leaf, 1 a node,
 * 2 the root with the number of bytes below it.
 */
const scratch = Buffer.alloc(1 + Math.max(LEAF_BYTES, 2 * HASH_BYTES));

function tagged(tag: number, length: number): Buffer {
  scratch[0] = tag;
  return hash("sha256", scratch.subarray(0, 1 + length), "buffer");
}

/** @param leaf at most LEAF_BYTES bytes */
export function hashLeaf(leaf: Uint8Array): Buffer {
  scratch.set(leaf, 1);
  return tagged(0, leaf.length);
}

export function hashNode(left: Uint8Array, right: Uint8Array): Buffer {
  scratch.set(left, 1);
  scratch.set(right, 1 + HASH_BYTES);
  return tagged(1, 2 * HASH_BYTES);
}

/** Binds the size of the data to the top of its tree. */
export function hashRoot(top: Uint8Array, sizeBytes: number): Buffer {
  scratch.set(top, 1);
  scratch.writeBigUInt64BE(BigInt(sizeBytes), 1 + HASH_BYTES);
  return tagged(2, HASH_BYTES + 8);
}
