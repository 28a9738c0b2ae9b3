import { hash } from "node:crypto";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";

/*
 * SHA-256 with a first byte that says what is hashed, so that a leaf can't be taken for a node (RFC 6962, section 2.1): 0 a leaf, 1 a node,
 * 2 the root with the number of bytes below it. Hashes within a tree are texts of 32 Latin-1 characters: Node makes those in a third of the
 * time that a buffer takes it, and trees are most of what storing costs.
 */
const scratch = Buffer.alloc(1 + Math.max(LEAF_BYTES, 2 * HASH_BYTES));

/** A hash as a text, one character a byte. */
export type HashText = string;

function tagged(tag: number, length: number): HashText {
  scratch[0] = tag;
  return hash("sha256", scratch.subarray(0, 1 + length), "binary");
}

/** @param leaf at most LEAF_BYTES bytes */
export function hashLeaf(leaf: Uint8Array): HashText {
  scratch.set(leaf, 1);
  return tagged(0, leaf.length);
}

export function hashNode(left: HashText, right: HashText): HashText {
  scratch.write(left, 1, "latin1");
  scratch.write(right, 1 + HASH_BYTES, "latin1");
  return tagged(1, 2 * HASH_BYTES);
}

/** Binds the size of the data to the top of its tree. */
export function hashRoot(top: HashText, sizeBytes: number): Buffer {
  scratch.write(top, 1, "latin1");
  scratch.writeBigUInt64BE(BigInt(sizeBytes), 1 + HASH_BYTES);
  return bytesOfHash(tagged(2, HASH_BYTES + 8));
}

export const bytesOfHash = (text: HashText): Buffer => Buffer.from(text, "latin1");

export const textOfHash = (bytes: Uint8Array): HashText =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
