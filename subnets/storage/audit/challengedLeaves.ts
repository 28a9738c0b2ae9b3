import { createHmac } from "node:crypto";
import { leafCount } from "../merkle/merkleTree.js";
import type { ChallengeRequest, Opening } from "../messages/requests.js";

/**
 * Which leaves a challenge asks for, with repetition: HMAC-SHA-256 of holder and shard under the nonce, eight draws of 32 bits a block. A
 * leaf can't be foreseen before the nonce is known, and two holders are asked for different ones. The draw modulo at most 640 leaves is off
 * uniform by less than 2^-22.
 */
export function challengedLeaves({ nonce, holder }: ChallengeRequest, opening: Opening): number[] {
  const count = leafCount(opening.sizeBytes);
  const drawn: number[] = [];
  for (let block = 0; drawn.length < opening.leaves; block += 1) {
    const words = createHmac("sha256", nonce.data)
      .update("leaves")
      .update(holder)
      .update(opening.shard.data)
      .update(String(block))
      .digest();
    for (let at = 0; at < words.length && drawn.length < opening.leaves; at += 4) {
      drawn.push(words.readUInt32BE(at) % count);
    }
  }
  return drawn;
}
