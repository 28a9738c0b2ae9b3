import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyExtrinsic, type BlockPlace } from "../../../core/chain/applyExtrinsic.js";
import { blockId } from "../../../core/chain/block.js";
import { applyBlockStep } from "../../../core/chain/blockStep.js";
import { buildGenesisState } from "../../../core/chain/buildGenesisState.js";
import { createChain } from "../../../core/chain/chain.js";
import { checkConservation } from "../../../core/chain/conservation.js";
import { createExtrinsicReader } from "../../../core/chain/extrinsicReader.js";
import { headOf, setHead } from "../../../core/chain/head.js";
import { genesisHash } from "../../../core/chain/loadGenesis.js";
import type { Receipt } from "../../../core/chain/receipt.js";
import { referenceYuma } from "../../../core/epoch/consensus.js";
import { stateHash } from "../../../core/state/hash.js";
import type { State } from "../../../core/state/state.js";
import { assertSound } from "../../properties/economyInvariants.js";
import { encodeAll, genesis, submission, type Submission } from "../../properties/core/chain/submissions.js";

const NETWORKS = 100;
const BLOCKS = 50;
const PER_BLOCK = 20;

/** One block applied by hand, so that the state can be looked at between any two extrinsics. */
function applyLooking(state: State, extrinsics: readonly Uint8Array[]): readonly Receipt[] {
  const head = headOf(state);
  const height = head.height + 1;
  const place: BlockPlace = {
    state,
    height,
    genesisHash: genesisHash(genesis),
    reader: createExtrinsicReader(),
  };
  const changes = state.trackChanges();
  applyBlockStep({ state, height, emit: () => undefined }, referenceYuma);
  const receipts = extrinsics.map((encoded, index) => {
    changes.take();
    const receipt = applyExtrinsic(place, encoded, index);
    if (receipt.ok) checkConservation(state);
    else {
      const tables = changes.take().map(({ table }) => table.name);
      // What is valid uses up its nonce, whatever becomes of it; what isn't changes nothing at all.
      expect(tables.length).toBeLessThanOrEqual(1);
      expect(tables.filter((name) => name !== "chain.nonces")).toEqual([]);
    }
    return receipt;
  });
  changes.stop();
  const ids = receipts.map(({ id }) => id);
  setHead(state, { height, id: blockId(head.id, height, ids) });
  return receipts;
}

describe("100,000 random extrinsics, valid and invalid", () => {
  it("conserve every rao of TAO and of each alpha; those refused change nothing; all replay to the same state", () => {
    const outcomes = { ok: 0, refused: 0 };
    const codes = new Set<string>();
    for (let network = 0; network < NETWORKS; network++) {
      const submissions = fc.sample<Submission>(submission, { seed: network, numRuns: BLOCKS * PER_BLOCK });
      const state = buildGenesisState(genesis);
      const blocks: (readonly Uint8Array[])[] = [];
      for (let block = 0; block < BLOCKS; block++) {
        const extrinsics = encodeAll(
          { state },
          submissions.slice(block * PER_BLOCK, (block + 1) * PER_BLOCK),
        );
        blocks.push(extrinsics);
        for (const receipt of applyLooking(state, extrinsics)) {
          outcomes[receipt.ok ? "ok" : "refused"] += 1;
          if (!receipt.ok) codes.add(receipt.code);
        }
        if (block % 10 === 0) assertSound({ state });
      }
      assertSound({ state });
      const replica = createChain({ genesis, historyBlocks: 0 });
      for (const extrinsics of blocks) replica.applyBlock(extrinsics);
      expect(stateHash(replica.state), `network ${network}`).toBe(stateHash(state));
    }
    expect(outcomes.ok + outcomes.refused).toBeGreaterThanOrEqual(100_000);
    expect(outcomes.ok).toBeGreaterThan(10_000);
    expect(outcomes.refused).toBeGreaterThan(10_000);
    expect(codes.size).toBeGreaterThan(40);
  });
});
