import { createHash } from "node:crypto";
import type { StorageMiner } from "./network.js";

/** How likely a miner is there when its shard is needed, in [0, 1]. */
export type Availability = (miner: StorageMiner) => number;

/** Above 1, so that a reliable miner is preferred by more than its reliability. */
const PREFERENCE = 4;

/**
 * Miners in the order in which a chunk's shards look for a place: weighted rendezvous hashing (Schindelhauer and Schomaker, "Weighted
 * Distributed Hash Tables", SPAA 2005). A miner is first with probability in proportion to its weight, the order of a chunk repeats, and
 * a miner that leaves moves nobody else.
 */
export function rankMiners<M extends StorageMiner>(
  miners: readonly M[],
  chunk: string,
  availability: Availability,
): M[] {
  return miners
    .map((miner) => {
      const draw = createHash("sha256").update(`${chunk}/${miner.hotkey}`).digest().readUIntBE(0, 6);
      const weight = Math.max(1e-6, availability(miner)) ** PREFERENCE;
      return { miner, distance: -Math.log((draw + 1) / 2 ** 48) / weight };
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ miner }) => miner);
}
