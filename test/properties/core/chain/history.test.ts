import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createChain, type Chain } from "../../../../core/chain/chain.js";
import { checkConservation } from "../../../../core/chain/conservation.js";
import { dumpState, loadState } from "../../../../core/state/dump.js";
import { recomputeStateHash, stateHash } from "../../../../core/state/hash.js";
import { blocks, encodeAll, genesis, submission } from "./submissions.js";

/** Everything but nonces, head and genesis hash. */
function economyOf({ state }: Chain): unknown {
  const tables = state.tables().filter(({ name }) => !name.startsWith("chain."));
  return tables.map((table) => [table.name, [...state.entries(table)]]);
}

describe("a chain, over random histories", () => {
  it("conserves every rao, and replays to the same ids and the same state", () => {
    const succeeded = new Map<string, number>();
    const count = ({ receipts }: SealedBlock): void => {
      for (const receipt of receipts) {
        const names = receipt.ok ? receipt.events.map(({ name }) => name) : [];
        for (const name of names) succeeded.set(name, (succeeded.get(name) ?? 0) + 1);
      }
    };
    fc.assert(
      fc.property(blocks, fc.nat(24), (history, dumpAt) => {
        const chain = createChain({ genesis });
        const sealed = history.map((submissions) => {
          const block = chain.applyBlock(encodeAll(chain, submissions));
          checkConservation(chain.state);
          count(block);
          return block;
        });

        let replica = createChain({ genesis });
        sealed.forEach((block, index) => {
          if (index === dumpAt)
            replica = createChain({ genesis, state: loadState(dumpState(replica.state)) });
          expect(replica.replayBlock(block)).toEqual(block);
        });
        expect(stateHash(replica.state)).toBe(stateHash(chain.state));
        expect(recomputeStateHash(chain.state)).toBe(stateHash(chain.state));
        expect(dumpState(replica.state)).toEqual(dumpState(chain.state));
      }),
      { seed: 3, numRuns: 90 },
    );
    // The histories are worth something only if every call goes through many times.
    for (const name of [
      "ledger.transferred",
      "staking.added",
      "staking.removed",
      "registry.neuronRegistered",
      "weights.set",
      "staking.moved",
      "staking.swapped",
      "staking.transferred",
      "staking.takeSet",
      "staking.childrenScheduled",
      "staking.childTakeSet",
      "staking.incentiveHotkeySet",
      "staking.rootClaimed",
      "staking.rootClaimSet",
      "registry.subnetAdded",
      "registry.subnetDissolved",
      "registry.hyperparameterSet",
      "registry.commitmentSet",
      "weights.committed",
      "weights.revealed",
    ]) {
      expect(succeeded.get(name) ?? 0, name).toBeGreaterThan(2);
    }
  });

  it("is changed by a refused extrinsic in its nonce alone", () => {
    let refused = 0;
    fc.assert(
      fc.property(blocks, submission, (history, last) => {
        const chain = createChain({ genesis });
        for (const submissions of history) chain.applyBlock(encodeAll(chain, submissions));
        const [encoded = new Uint8Array()] = encodeAll(chain, [last]);
        const snapshot = chain.state.snapshot();
        chain.applyBlock([]);
        const without = economyOf(chain);
        chain.state.revertTo(snapshot);

        const [receipt] = chain.applyBlock([encoded]).receipts;
        if (receipt?.ok !== false) return;
        refused += 1;
        expect(economyOf(chain)).toEqual(without);
      }),
      { seed: 4, numRuns: 40 },
    );
    expect(refused).toBeGreaterThan(10);
  });
});
