import { createMessageCodec } from "../../core/plugin/messageCodec.js";
import { createPluginState } from "../../core/plugin/pluginState.js";
import { randomFrom } from "../../core/primitives/random.js";
import { proveChallenge } from "../../subnets/storage/audit/proveChallenge.js";
import { verifyProofs } from "../../subnets/storage/audit/verifyProofs.js";
import { contract } from "../../subnets/storage/contract.js";
import { merkleRoot } from "../../subnets/storage/merkle/merkleTree.js";
import { createCommitments, type Commitments } from "../../subnets/storage/validation/commitments.js";
import { drawChallenge } from "../../subnets/storage/validation/drawChallenge.js";
import { median, type Figure } from "./figure.js";

const SHARD_BYTES = 1_048_576;
const SHARDS_OF_A_TERABYTE = Math.ceil(1e12 / SHARD_BYTES);
/** So many are really there; the others repeat them. A draw takes as long. */
const REAL_SHARDS = 16;
const SIZE = { openings: 8, leaves: 64 };
const RUNS = 41;

/** Commitments to a terabyte, of which only some are in memory. */
function terabyte(shards: readonly Buffer[]): Commitments {
  const real = createCommitments(createPluginState());
  shards.forEach((data, index) =>
    real.add("miner", { shard: Buffer.alloc(32, index), root: merkleRoot(data), sizeBytes: data.length }),
  );
  return {
    ...real,
    count: () => SHARDS_OF_A_TERABYTE,
    at: (holder, index) => real.at(holder, index % REAL_SHARDS),
  };
}

/** What one audit of a terabyte costs the validator: drawing it, coding both messages, checking every leaf. */
export async function auditFigures(): Promise<Figure[]> {
  const codec = createMessageCodec(contract);
  const shards = Array.from({ length: REAL_SHARDS }, (_, index) => Buffer.alloc(SHARD_BYTES, index + 1));
  const commitments = terabyte(shards);
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const startMs = performance.now();
    const random = randomFrom(`audit ${run}`);
    const challenge = drawChallenge(commitments, "miner", { seed: `audit ${run}`, random, size: SIZE });
    if (!challenge) throw new Error("there are commitments");
    const request = codec.encodeRequest(challenge);
    const drawnMs = performance.now() - startMs;

    const proofs = await proveChallenge(challenge, (shard) => ({
      data: shards[shard[0] ?? 0] ?? Buffer.alloc(0),
    }));
    const answer = codec.encodeResponse(proofs);

    const checkMs = performance.now();
    const response = codec.decodeResponse(answer);
    const roots = challenge.openings.map(
      ({ shard }) => commitments.find("miner", shard.data)?.root ?? new Uint8Array(32),
    );
    if (response.kind !== "proofs") throw new Error("the miner proves");
    const results = verifyProofs(challenge, roots, response);
    if (results.some(({ failed }) => failed > 0)) throw new Error("the miner is honest");
    times.push(drawnMs + performance.now() - checkMs);
    bytes = request.length + answer.length;
  }
  return [
    {
      name: "storage.audit.validatorMs",
      value: median(times),
      unit: "ms for 64 leaves of 1 TB",
      goal: "< 10",
    },
    { name: "storage.audit.kilobytes", value: bytes / 1_000, unit: "kB both ways", goal: "< 100" },
  ];
}
