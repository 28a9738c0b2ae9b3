import { timingSafeEqual } from "node:crypto";
import type { Answer } from "subnetkit/plugin";
import { verifyProofs } from "../audit/verifyProofs.js";
import type { StorageContract } from "../contract.js";
import { leafCount, merkleRoot } from "../merkle/merkleTree.js";
import type { ChallengeRequest, PutRequest, StorageRequest } from "../messages/requests.js";
import type { StorageResponse } from "../messages/responses.js";
import type { Evidence } from "../score/standing.js";
import { speedOf } from "../score/speedOf.js";
import type { Commitments } from "./commitments.js";

/** One miner's answer to one request, with what the validator kept. */
export interface Judgement {
  readonly commitments: Commitments;
  readonly holder: string;
  readonly request: StorageRequest;
  /** Milliseconds after which proofs count as fetched from elsewhere. */
  readonly deadlineMs: number;
}

const ANSWERED = { asked: 1, answered: 1 } as const;

/** What an answer tells of a miner. Commitments are taken down, and given up when they could not be opened. */
export function judgeAnswer(judgement: Judgement, answer: Answer<StorageContract>): Evidence {
  const { request } = judgement;
  if (!answer.response) return { asked: 1, ...failures(judgement) };
  const { response, latencyMs } = answer;
  switch (request.kind) {
    case "put":
      return { ...ANSWERED, ...judgePut(judgement, request, response, latencyMs) };
    case "challenge":
      return { ...ANSWERED, ...judgeChallenge(judgement, request, response, latencyMs) };
    case "get":
      return { ...ANSWERED, ...judgeGet(judgement, request.shard.data, response, latencyMs) };
    case "delete":
      if (response.kind === "deleted") judgement.commitments.remove(judgement.holder, request.shard.data);
      return ANSWERED;
    case "status":
      return ANSWERED;
  }
}

/** Who gives no answer to a challenge has shown nothing. Its commitments stay: it may be back in the next round. */
function failures({ request }: Judgement): Evidence {
  if (request.kind !== "challenge") return {};
  return { failedLeaves: 1 };
}

function judgePut(
  { commitments, holder }: Judgement,
  request: PutRequest,
  response: StorageResponse,
  latencyMs: number,
): Evidence {
  const [shard, root, data] = [request.shard.data, request.root.data, request.data.data];
  // A client's root is not believed: an honest miner that refused it has done nothing wrong.
  if (!timingSafeEqual(merkleRoot(data), root)) return {};
  const sizeBytes = data.length;
  if (response.kind !== "stored") return { offeredBytes: sizeBytes };
  const isKnown = commitments.find(holder, shard) !== undefined;
  // Copies: messages are views of larger buffers.
  commitments.add(holder, { shard: Uint8Array.from(shard), root: Uint8Array.from(root), sizeBytes });
  const kept = isKnown ? {} : { offeredBytes: sizeBytes, keptBytes: sizeBytes };
  return { ...kept, speeds: speedOf(latencyMs, sizeBytes), timed: 1 };
}

function judgeChallenge(
  { commitments, holder, deadlineMs }: Judgement,
  request: ChallengeRequest,
  response: StorageResponse,
  latencyMs: number,
): Evidence {
  const known = request.openings.map(({ shard }) => commitments.find(holder, shard.data));
  // An opening of what this validator does not know can't be judged; such a challenge is a client's own affair.
  if (known.some((commitment) => commitment === undefined)) return {};
  const roots = known.flatMap((commitment) => commitment?.root ?? []);
  const isInTime = latencyMs <= deadlineMs;
  const results =
    response.kind === "proofs"
      ? verifyProofs(request, roots, response)
      : request.openings.map(({ leaves }) => ({ passed: 0, failed: leaves }));
  let [passedLeaves, failedLeaves, lostBytes] = [0, 0, 0];
  results.forEach(({ passed, failed }, at) => {
    const opening = request.openings[at];
    passedLeaves += isInTime ? passed : 0;
    failedLeaves += isInTime ? failed : passed + failed;
    if (failed === 0 || !opening) return;
    lostBytes += opening.sizeBytes;
    commitments.remove(holder, opening.shard.data);
  });
  const sizeBytes = request.openings.reduce((sum, opening) => sum + opening.leaves * 1_024, 0);
  return {
    passedLeaves,
    failedLeaves,
    keptBytes: -lostBytes,
    speeds: speedOf(latencyMs, sizeBytes),
    timed: 1,
  };
}

/** A shard that comes back whole counts as one proof; one that does not is lost. */
function judgeGet(
  { commitments, holder }: Judgement,
  shard: Uint8Array,
  response: StorageResponse,
  latencyMs: number,
): Evidence {
  const commitment = commitments.find(holder, shard);
  if (!commitment) return {};
  const { root, sizeBytes } = commitment;
  const isWhole = response.kind === "shard" && timingSafeEqual(merkleRoot(response.data.data), root);
  if (isWhole) return { passedLeaves: 1, speeds: speedOf(latencyMs, sizeBytes), timed: 1 };
  commitments.remove(holder, shard);
  return { failedLeaves: leafCount(sizeBytes) > 0 ? 1 : 0, keptBytes: -sizeBytes };
}
