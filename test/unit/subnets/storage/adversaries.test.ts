import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { challengedLeaves } from "../../../../subnets/storage/audit/challengedLeaves.js";
import { proofTag } from "../../../../subnets/storage/audit/proofTag.js";
import { proveChallenge } from "../../../../subnets/storage/audit/proveChallenge.js";
import { createErasureCode } from "../../../../subnets/storage/coding/erasureCode.js";
import { sealPlacement } from "../../../../subnets/storage/sealing/sealPlacement.js";
import { leafCount, pathLength } from "../../../../subnets/storage/merkle/merkleTree.js";
import { toBytes } from "../../../../subnets/storage/messages/bytesOf.js";
import type { ChallengeRequest, StorageRequest } from "../../../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../../../subnets/storage/messages/responses.js";
import { createMemoryShards } from "../../../../subnets/storage/miners/memoryShards.js";
import { solveRequest } from "../../../../subnets/storage/miners/solveRequest.js";
import { HASH_BYTES, LEAF_BYTES } from "../../../../subnets/storage/sizes.js";
import { drawPut } from "../../../../subnets/storage/validation/drawPut.js";
import { randomFrom } from "subnetkit/plugin";
import { last, peerOf, runRounds, type Answering } from "./rounds.js";

const HONEST = 1;
const CHEAT = 2;
const ACCOMPLICE = 3;
const ROUNDS = 9;

const honest =
  (store = createMemoryShards(1 << 28)): Answering =>
  (request) =>
    solveRequest(store, request);

/** Takes every shard and throws it away; answers challenges as the attack says. */
const attack =
  (answer: (challenge: ChallengeRequest) => Promise<StorageResponse> | StorageResponse): Answering =>
  (request) => {
    if (request.kind === "challenge") return answer(request);
    return request.kind === "put" ? { kind: "stored" } : { kind: "refused", reason: "unknownShard" };
  };

/** Proofs of the right form for a challenge, made of given bytes. */
function proofsOf(challenge: ChallengeRequest, bytes: (length: number) => Uint8Array): StorageResponse {
  const openings = challenge.openings.map((opening) => {
    const count = leafCount(opening.sizeBytes);
    const leaves = challengedLeaves(challenge, opening);
    const data = leaves.reduce(
      (sum, leaf) => sum + Math.min(LEAF_BYTES, opening.sizeBytes - leaf * LEAF_BYTES),
      0,
    );
    const nodes = leaves.reduce((sum, leaf) => sum + pathLength(leaf, count), 0);
    return { data: toBytes(bytes(data)), paths: toBytes(bytes(nodes * HASH_BYTES)) };
  });
  return { kind: "proofs", openings, tag: toBytes(proofTag(challenge, openings)) };
}

describe("an honest miner", () => {
  it("comes near the top within some rounds", async () => {
    const rounds = await runRounds({ [HONEST]: honest() }, ROUNDS);
    expect(last(rounds, HONEST)).toBeGreaterThan(0.8);
  });
});

describe("attacks that earn nothing", () => {
  const attacks: Readonly<Record<string, () => Answering | Record<number, Answering>>> = {
    "answering without the data": () => attack((challenge) => proofsOf(challenge, (n) => randomBytes(n))),

    "answering with nothing": () =>
      attack((challenge) => ({
        kind: "proofs",
        openings: challenge.openings.map(() => ({
          data: toBytes(new Uint8Array()),
          paths: toBytes(new Uint8Array()),
        })),
        tag: toBytes(new Uint8Array(HASH_BYTES)),
      })),

    "keeping one leaf and its path for all": () => {
      const store = createMemoryShards(1 << 28);
      return async (request) => {
        if (request.kind !== "challenge") return solveRequest(store, request);
        const proofs = await proveChallenge(request, async (shard) => {
          const kept = await store.read(Buffer.from(shard).toString("hex"));
          // Only the first leaf's content is there.
          return kept && { ...kept, data: kept.data.map((byte, at) => (at < LEAF_BYTES ? byte : 0)) };
        });
        return proofs;
      };
    },

    "asking another miner for its own answer": () => {
      const store = createMemoryShards(1 << 28);
      return {
        [ACCOMPLICE]: honest(store),
        // Another miner has other bytes: what it can open was put to itself.
        [CHEAT]: attack((challenge) =>
          proveChallenge(challenge, (shard) => store.read(Buffer.from(shard).toString("hex"))),
        ),
      };
    },

    "passing on what another miner was asked": () => {
      const store = createMemoryShards(1 << 28);
      let heard: StorageResponse = { kind: "refused", reason: "unknownShard" };
      const accomplice: Answering = async (request) => {
        const response = await solveRequest(store, request);
        if (request.kind === "challenge") heard = response;
        return response;
      };
      return { [ACCOMPLICE]: accomplice, [CHEAT]: attack(() => heard) };
    },

    "sharing one copy between two identities": () => {
      const store = createMemoryShards(1 << 28);
      // Both acknowledge everything, one store keeps what comes to the first.
      return {
        [ACCOMPLICE]: honest(store),
        [CHEAT]: (request) => (request.kind === "put" ? { kind: "stored" } : solveRequest(store, request)),
      };
    },

    "answers made ready for foreseen leaves": () => {
      const ready = new Map<string, StorageRequest>();
      let height = 0;
      return async (request) => {
        if (request.kind === "put") {
          ready.set(Buffer.from(request.shard.data).toString("hex"), request);
          return { kind: "stored" };
        }
        if (request.kind !== "challenge") return { kind: "refused", reason: "unknownShard" };
        height += 1;
        // It knows the round's public seed, and has kept the leaves which that would ask for; then it is asked for others.
        const guess = { ...request, nonce: toBytes(Buffer.from(`public ${height}`.padEnd(32).slice(0, 32))) };
        const kept = await proveChallenge(guess, (shard) => {
          const put = ready.get(Buffer.from(shard).toString("hex"));
          return put?.kind === "put" ? { data: put.data.data } : undefined;
        });
        return { ...kept, tag: toBytes(proofTag(request, kept.openings)) };
      };
    },

    "generating the validator's data from public seeds": () => {
      let height = 0;
      return attack((challenge) => {
        height += 1;
        const made = drawPut(`public ${height}`, challenge.holder, randomFrom(`public ${height}`));
        return proveChallenge(challenge, () => ({ data: made.data.data }));
      });
    },

    "replaying an answer": () => {
      const store = createMemoryShards(1 << 28);
      let recorded: StorageResponse | undefined;
      return async (request) => {
        if (request.kind !== "challenge") return solveRequest(store, request);
        recorded ??= await solveRequest(store, request);
        return recorded;
      };
    },

    "answering after the deadline": () => {
      const store = createMemoryShards(1 << 28);
      return async (request) => ({ response: await solveRequest(store, request), latencyMs: 9_000 });
    },

    "the right leaves with more behind them": () => {
      const store = createMemoryShards(1 << 28);
      return async (request) => {
        const response = await solveRequest(store, request);
        if (response.kind !== "proofs" || request.kind !== "challenge") return response;
        const openings = response.openings.map(({ data, paths }) => ({
          data: toBytes(Buffer.concat([data.data, Buffer.alloc(LEAF_BYTES)])),
          paths,
        }));
        return { ...response, openings, tag: toBytes(proofTag(request, openings)) };
      };
    },
  };

  it.each(Object.entries(attacks))("%s", async (_, make) => {
    const made = make();
    const miners = typeof made === "function" ? { [CHEAT]: made } : made;
    const rounds = await runRounds({ [HONEST]: honest(), ...miners }, ROUNDS);
    // It would not be an attack if nobody had been asked.
    expect(
      rounds.requests.filter(({ uid, request }) => uid === CHEAT && request.kind === "challenge").length,
    ).toBeGreaterThan(3);
    expect(last(rounds, HONEST)).toBeGreaterThan(0.8);
    expect(last(rounds, CHEAT)).toBeLessThan(0.05);
  });

  it("keeping a part of the leaves pays less than the part", async () => {
    for (const kept of [0.5, 0.8, 0.95]) {
      const store = createMemoryShards(1 << 28);
      const random = randomFrom(`part ${kept}`);
      const lost = new Set<string>();
      const part: Answering = async (request) => {
        if (request.kind !== "challenge") return solveRequest(store, request);
        return proveChallenge(request, async (shard) => {
          const name = Buffer.from(shard).toString("hex");
          const whole = await store.read(name);
          if (!whole) return undefined;
          const data = Uint8Array.from(whole.data);
          for (let leaf = 0; leaf < leafCount(data.length); leaf += 1) {
            const key = `${name}/${leaf}`;
            if (random.next() > kept) lost.add(key);
            if (lost.has(key)) data.fill(0, leaf * LEAF_BYTES, (leaf + 1) * LEAF_BYTES);
          }
          return { data };
        });
      };
      const rounds = await runRounds({ [HONEST]: honest(), [CHEAT]: part }, ROUNDS);
      expect(last(rounds, CHEAT) / last(rounds, HONEST)).toBeLessThan(kept);
    }
  });
});

describe("shards of one chunk", () => {
  it("can't be made again on demand from those of other identities", () => {
    // Four identities of one owner hold the data shards, a fifth claims a parity shard and keeps nothing.
    const code = createErasureCode(4, 1);
    const shards = Array.from({ length: 4 }, () => randomBytes(LEAF_BYTES * 20));
    const [parity] = code.encode(shards);
    const placed = [...shards, parity ?? new Uint8Array()].map(
      (shard) => sealPlacement(randomBytes(32), shard).data,
    );
    const [regenerated] = code.encode(placed.slice(0, 4));
    expect(Buffer.compare(regenerated ?? Buffer.alloc(0), placed[4] ?? Buffer.alloc(0))).not.toBe(0);
    // Without placement keys it would have worked.
    expect(Buffer.compare(code.encode(shards)[0] ?? Buffer.alloc(0), parity ?? Buffer.alloc(0))).toBe(0);
  });
});

describe("challenges", () => {
  it("ask each holder for other leaves, under every nonce for others, in sizes that vary", async () => {
    const { requests } = await runRounds({ [HONEST]: honest(), [CHEAT]: honest() }, ROUNDS);
    const challenges = requests.flatMap(({ request }) => (request.kind === "challenge" ? [request] : []));
    const nonces = new Set(challenges.map(({ nonce }) => Buffer.from(nonce.data).toString("hex")));
    expect(nonces.size).toBe(challenges.length);
    const sizes = new Set(
      challenges.map(({ openings }) => openings.reduce((sum, { leaves }) => sum + leaves, 0)),
    );
    expect(sizes.size).toBeGreaterThan(5);
    const [challenge] = challenges;
    const [opening] = challenge?.openings ?? [];
    if (!challenge || !opening) throw new Error("there are challenges");
    const many = { ...opening, leaves: 16 };
    expect(challengedLeaves({ ...challenge, holder: peerOf(9).hotkey }, many)).not.toEqual(
      challengedLeaves(challenge, many),
    );
  });
});
