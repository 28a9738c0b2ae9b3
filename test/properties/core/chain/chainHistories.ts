import fc from "fast-check";
import { expect } from "vitest";
import type { SealedBlock } from "../../../../core/chain/block.js";
import { createChain } from "../../../../core/chain/chain.js";
import { checkConservation } from "../../../../core/chain/conservation.js";
import { dumpState, loadState } from "../../../../core/state/dump.js";
import { recomputeStateHash, stateHash } from "../../../../core/state/hash.js";
import { blocks, encodeAll, genesis } from "./submissions.js";

/** Plays random blocks: every rao is accounted for after each, and another chain replays them to the same ids and state. */
export function expectReplayedHistories(histories: number): void {
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
        if (index === dumpAt) replica = createChain({ genesis, state: loadState(dumpState(replica.state)) });
        expect(replica.replayBlock(block)).toEqual(block);
      });
      expect(stateHash(replica.state)).toBe(stateHash(chain.state));
      expect(recomputeStateHash(chain.state)).toBe(stateHash(chain.state));
      expect(dumpState(replica.state)).toEqual(dumpState(chain.state));
    }),
    { seed: 3, numRuns: histories },
  );
  // The histories are worth something only if every call goes through.
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
    expect(succeeded.get(name) ?? 0, name).toBeGreaterThan(histories / 45);
  }
}
