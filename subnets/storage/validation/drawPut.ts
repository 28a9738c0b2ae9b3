import { createCipheriv, createHmac, hash } from "node:crypto";
import type { Random } from "subnetkit/plugin";
import { merkleRoot } from "../merkle/merkleTree.js";
import { toBytes } from "../messages/bytesOf.js";
import type { PutRequest } from "../messages/requests.js";
import { LEAF_BYTES } from "../sizes.js";

/** Leaves of a shard that a validator makes itself: the size is drawn, so that nothing can be made ready for it. */
const MIN_LEAVES = 24;
const MAX_LEAVES = 96;

/**
 * A shard of the validator's own for one miner: pseudo-random bytes under a key that is drawn from the round's private seed and forgotten, so
 * that nobody can make them again. Miners can't tell it from a client's.
 */
export function drawPut(privateSeed: string, holder: string, random: Random): PutRequest {
  const derive = (purpose: string): Buffer =>
    createHmac("sha256", privateSeed).update(`${purpose}/${holder}`).digest();
  const leaves = MIN_LEAVES + random.integer(MAX_LEAVES - MIN_LEAVES + 1);
  const sizeBytes = (leaves - 1) * LEAF_BYTES + 1 + random.integer(LEAF_BYTES);
  const cipher = createCipheriv("aes-256-ctr", derive("content"), Buffer.alloc(16));
  const data = cipher.update(Buffer.alloc(sizeBytes));
  return {
    kind: "put",
    shard: toBytes(derive("name")),
    root: toBytes(merkleRoot(data)),
    lock: toBytes(hash("sha256", derive("key"), "buffer")),
    data: toBytes(data),
  };
}
