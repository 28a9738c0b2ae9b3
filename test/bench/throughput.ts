import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Chain } from "../../core/chain/chain.js";
import { decodeExtrinsic } from "../../core/chain/decodeExtrinsic.js";
import type { Genesis } from "../../core/chain/genesis.js";
import { genesisHash } from "../../core/chain/loadGenesis.js";
import { signExtrinsic } from "../../core/chain/signExtrinsic.js";
import { openStoredChain } from "../../core/chain/store/openStoredChain.js";
import { referenceYuma } from "../../core/epoch/consensus.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { fail } from "../../core/primitives/errors.js";
import { developmentSigner } from "../../core/primitives/keys.js";
import type { SignedMessage, VerifyBatch } from "../../core/primitives/verifySigned.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createSoloEngine } from "../../plugins/engine-solo/soloEngine.js";
import { openLmdbStore } from "../../plugins/store-lmdb/openLmdbStore.js";
import { createVerifyPool } from "../../plugins/verify-pool/verifyPool.js";
import { localGenesis } from "../../runner/devnet/preset/localGenesis.js";
import { benchErrors } from "./benchErrors.js";
import { median, type Bench } from "./figure.js";

const SIGNERS = 500;
const NONCES_PER_BLOCK = 4;
const BLOCKS = 5;
const ROUNDS = 3;

const signers = Array.from({ length: SIGNERS }, (_, index) =>
  developmentSigner("throughput", `signer ${index}`),
);

export const throughput: Bench = {
  name: "throughput",
  about:
    "signed transfers through engine, state and LMDB against verifying the same Ed25519 signatures with the same threads",
  run: async () => {
    const pool = createVerifyPool();
    try {
      const genesis = fundedGenesis();
      const blocks = signBlocks(genesis);
      const messages = blocks.flat().map(toMessage);
      await pool.verify(messages); // threads started, keys imported, code compiled
      const rounds: { verified: number; applied: number }[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const verified = await perSecond(messages.length, () => verifyAll(pool.verify, messages));
        const applied = await onStoredChain(genesis, (chain) =>
          perSecond(messages.length, () => applyAll(pool.verify, chain, blocks)),
        );
        rounds.push({ verified, applied });
      }
      return [
        { name: "throughput.verified", value: median(rounds.map((each) => each.verified)), unit: "1/s" },
        { name: "throughput.applied", value: median(rounds.map((each) => each.applied)), unit: "1/s" },
        {
          name: "throughput.ratio",
          value: median(rounds.map(({ applied, verified }) => applied / verified)),
          unit: "×",
          goal: "≥ 0.8",
        },
      ];
    } finally {
      await pool.close();
    }
  },
};

async function verifyAll(verify: VerifyBatch, messages: readonly SignedMessage[]): Promise<void> {
  if ((await verify(messages)).includes(false)) {
    throw fail(benchErrors.notMeasured, { problem: "a good signature was refused" });
  }
}

/** The next block's signatures are verified in the threads while this one applies and stores the block before. */
async function applyAll(
  verify: VerifyBatch,
  chain: Chain,
  blocks: readonly (readonly Uint8Array[])[],
): Promise<void> {
  const engine = createSoloEngine({ chain, clock: systemClock, sealing: { policy: "manual" }, verify });
  let pending = engine.submitBatch(blocks[0] ?? []);
  for (const next of [...blocks.slice(1), []]) {
    await pending;
    pending = engine.submitBatch(next);
    const { receipts } = engine.seal();
    if (receipts.length !== SIGNERS * NONCES_PER_BLOCK || receipts.some(({ ok }) => !ok)) {
      throw fail(benchErrors.notMeasured, { problem: "a transfer failed" });
    }
  }
  engine.stop();
}

async function onStoredChain<Result>(
  genesis: Genesis,
  use: (chain: Chain) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-bench-"));
  const store = openLmdbStore(folder);
  try {
    return await use(openStoredChain({ store, genesis, consensus: referenceYuma }));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

async function perSecond(count: number, run: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await run();
  return (count * 1_000) / (performance.now() - startMs);
}

function fundedGenesis(): Genesis {
  const { id, version } = referenceYuma;
  const { genesis } = localGenesis("throughput", 0, { id, version }, [
    {
      id: "idle",
      version: "1.0.0",
      summary: "",
      schemaHash: "00".repeat(32),
      timeoutMs: 1_000,
      profiles: ["idle"],
      hyperparameters: {},
    },
  ]);
  const funded = signers.map(({ account }) => ({ account, free: 100n * RAO_PER_TAO }));
  return { ...genesis, accounts: [...genesis.accounts, ...funded] };
}

/** Some transfers of every signer in each block. */
function signBlocks(genesis: Genesis): Uint8Array[][] {
  const hash = genesisHash(genesis);
  return Array.from({ length: BLOCKS }, (_, block) =>
    Array.from({ length: NONCES_PER_BLOCK }, (_, index) => block * NONCES_PER_BLOCK + index).flatMap(
      (nonce) =>
        signers.map((signer, index) => {
          const to = signers[(index + nonce + 1) % SIGNERS]?.account ?? signer.account;
          return signExtrinsic(signer, {
            call: { name: "balances.transfer", args: { to, amount: 1_000n } },
            nonce,
            era: { birth: 1, lifetime: 1_000 },
            genesisHash: hash,
          });
        }),
    ),
  );
}

function toMessage(encoded: Uint8Array): SignedMessage {
  const { scheme, signer, payload, signature } = decodeExtrinsic(encoded);
  return { scheme, account: signer, message: payload, signature };
}
