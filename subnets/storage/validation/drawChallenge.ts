import { createHmac } from "node:crypto";
import type { Random } from "subnetkit/plugin";
import { toBytes } from "../messages/bytesOf.js";
import type { ChallengeRequest } from "../messages/requests.js";
import { MAX_LEAVES, MAX_OPENINGS } from "../sizes.js";
import type { Commitments } from "./commitments.js";

/** How much one challenge asks for. */
export interface ChallengeSize {
  /** Shards to open. */
  readonly openings: number;
  /** Leaves of all of them together. */
  readonly leaves: number;
}

/** A random size: 1 to 8 shards, 8 to 32 leaves. */
export function drawSize(random: Random): ChallengeSize {
  return { openings: 1 + random.integer(8), leaves: 8 + random.integer(25) };
}

/**
 * A challenge of some of a holder's commitments, drawn without repetition; undefined when it holds nothing. Takes as long for a million
 * commitments as for ten.
 */
export function drawChallenge(
  commitments: Commitments,
  holder: string,
  { seed, random, size }: { seed: string; random: Random; size: ChallengeSize },
): ChallengeRequest | undefined {
  const count = commitments.count(holder);
  const wanted = Math.min(count, size.openings, MAX_OPENINGS);
  const indexes = new Set<number>();
  while (indexes.size < wanted) indexes.add(random.integer(count));
  const drawn = [...indexes].flatMap((index) => commitments.at(holder, index) ?? []);
  if (drawn.length === 0) return undefined;
  const leaves = Math.min(MAX_LEAVES, Math.max(1, Math.round(size.leaves / drawn.length)));
  return {
    kind: "challenge",
    nonce: toBytes(createHmac("sha256", seed).update(`nonce/${holder}`).digest()),
    holder,
    openings: drawn.map(({ shard, sizeBytes }) => ({ shard: toBytes(shard), sizeBytes, leaves })),
  };
}
