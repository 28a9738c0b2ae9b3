import { hash } from "node:crypto";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";

/*
 * SHA-256 with a first byte that says what is hashed, so that a leaf can't be taken for a node (RFC 6962, section 2.1): 0 a leaf, 1 a node,
 * 2 the root with the number of bytes below it. Hashes within a tree are texts of 32 Latin-1 characters: Node makes those in a third of the
 * time that a buffer takes it, and trees are most of what storing costs.
 */
const [LEAF, NODE, ROOT] = [0, 1, 2];
/** One a length: what is hashed most often is hashed as a whole, without a view of it. */
const scratchOf = (bytes: number, tag: number): Buffer =>
  Buffer.concat([Buffer.of(tag), Buffer.alloc(bytes)]);
const leafScratch = scratchOf(LEAF_BYTES, LEAF);
const nodeScratch = scratchOf(2 * HASH_BYTES, NODE);
const rootScratch = scratchOf(HASH_BYTES + 8, ROOT);

/** A hash as a text, one character a byte. */
export type HashText = string;

const hashed = (bytes: Buffer): HashText => hash("sha256", bytes, "binary");

/** @param leaf at most LEAF_BYTES bytes */
export function hashLeaf(leaf: Uint8Array): HashText {
  leafScratch.set(leaf, 1);
  return hashed(leaf.length === LEAF_BYTES ? leafScratch : leafScratch.subarray(0, 1 + leaf.length));
}

export function hashNode(left: HashText, right: HashText): HashText {
  nodeScratch.write(left, 1, "latin1");
  nodeScratch.write(right, 1 + HASH_BYTES, "latin1");
  return hashed(nodeScratch);
}

/** Binds the size of the data to the top of its tree. */
export function hashRoot(top: HashText, sizeBytes: number): Buffer {
  rootScratch.write(top, 1, "latin1");
  rootScratch.writeBigUInt64BE(BigInt(sizeBytes), 1 + HASH_BYTES);
  return bytesOfHash(hashed(rootScratch));
}

export const bytesOfHash = (text: HashText): Buffer => Buffer.from(text, "latin1");

export const textOfHash = (bytes: Uint8Array): HashText =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
