import { createCipheriv } from "node:crypto";

/** A placement key encrypts one shard at one place and nothing else, so the counter may begin at 0. */
const FIRST_BLOCK = Buffer.alloc(16);

/**
 * Turns a shard into the bytes that one miner keeps, and back: AES-256-CTR under the placement's own key. The shard itself is sealed
 * already; this makes two copies of it unlike each other, so that one can't be shown for the other.
 */
export function encryptPlacement(placementKey: Uint8Array, shard: Uint8Array): Buffer {
  const cipher = createCipheriv("aes-256-ctr", placementKey, FIRST_BLOCK);
  return cipher.update(shard);
}
