import { leafAt, leafCount, merklePath, merkleTree, type MerkleTree } from "../merkle/merkleTree.js";
import { toBytes } from "../messages/bytesOf.js";
import type { ChallengeRequest, Opening } from "../messages/requests.js";
import type { Proofs } from "../messages/responses.js";
import { challengedLeaves } from "./challengedLeaves.js";
import { proofTag } from "./proofTag.js";

/** What a miner has of a shard: its data, as far as it is there, and a tree if it kept one. */
export interface KeptShard {
  readonly data: Uint8Array;
  readonly tree?: MerkleTree;
}

/** Answers a challenge from what is kept. A shard that is missing, or of another size, gets an empty opening. */
export async function proveChallenge(
  challenge: ChallengeRequest,
  read: (shard: Uint8Array) => Promise<KeptShard | undefined> | KeptShard | undefined,
): Promise<Proofs> {
  const openings: Proofs["openings"] = [];
  for (const opening of challenge.openings) {
    const kept = await read(opening.shard.data);
    openings.push(proveOpening(challenge, opening, kept));
  }
  return { kind: "proofs", openings, tag: toBytes(proofTag(challenge, openings)) };
}

function proveOpening(
  challenge: ChallengeRequest,
  opening: Opening,
  kept: KeptShard | undefined,
): Proofs["openings"][number] {
  const nothing = new Uint8Array();
  if (!kept || leafCount(kept.data.length) !== leafCount(opening.sizeBytes)) {
    return { data: toBytes(nothing), paths: toBytes(nothing) };
  }
  const tree = kept.tree ?? merkleTree(kept.data);
  const leaves = challengedLeaves(challenge, opening);
  return {
    data: toBytes(Buffer.concat(leaves.map((leaf) => leafAt(kept.data, leaf)))),
    paths: toBytes(Buffer.concat(leaves.flatMap((leaf) => merklePath(tree, leaf)))),
  };
}
