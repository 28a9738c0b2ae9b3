import { timingSafeEqual } from "node:crypto";
import { leafCount, pathLength, rootFromPath } from "../merkle/merkleTree.js";
import type { ChallengeRequest, Opening } from "../messages/requests.js";
import type { Proofs } from "../messages/responses.js";
import { HASH_BYTES, LEAF_BYTES } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import { challengedLeaves } from "./challengedLeaves.js";
import { proofTag } from "./proofTag.js";

/** How many of an opening's leaves were shown. */
export interface OpeningResult {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Checks proofs against the roots that the validator kept.
 *
 * @param roots of the openings, in their order
 * @returns one result an opening; nothing passes when the answer is not to this challenge
 */
export function verifyProofs(
  challenge: ChallengeRequest,
  roots: readonly Uint8Array[],
  proofs: Proofs,
): OpeningResult[] {
  const { openings, tag } = proofs;
  const isAnswer =
    openings.length === challenge.openings.length && timingSafeEqual(tag.data, proofTag(challenge, openings));
  return challenge.openings.map((opening, at) => {
    const proof = openings[at];
    const passed = isAnswer && proof ? passedLeaves(challenge, opening, valueAt(roots, at), proof) : 0;
    return { passed, failed: opening.leaves - passed };
  });
}

function passedLeaves(
  challenge: ChallengeRequest,
  opening: Opening,
  root: Uint8Array,
  proof: Proofs["openings"][number],
): number {
  const { sizeBytes } = opening;
  const count = leafCount(sizeBytes);
  const data = proof.data.data;
  const paths = proof.paths.data;
  let dataAt = 0;
  let pathAt = 0;
  let passed = 0;
  for (const leaf of challengedLeaves(challenge, opening)) {
    const leafBytes = Math.min(LEAF_BYTES, sizeBytes - leaf * LEAF_BYTES);
    const pathBytes = pathLength(leaf, count) * HASH_BYTES;
    const bytes = data.subarray(dataAt, dataAt + leafBytes);
    const path = paths.subarray(pathAt, pathAt + pathBytes);
    dataAt += leafBytes;
    pathAt += pathBytes;
    if (dataAt > data.length || pathAt > paths.length) break;
    if (Buffer.compare(rootFromPath(bytes, leaf, count, path), root) === 0) passed += 1;
  }
  // Anything beyond what was asked for makes it another answer.
  return dataAt === data.length && pathAt === paths.length ? passed : 0;
}
