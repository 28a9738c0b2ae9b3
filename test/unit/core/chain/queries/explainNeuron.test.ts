import { describe, expect, it } from "vitest";
import { createChain, type Chain } from "../../../../../core/chain/chain.js";
import { explainNeuron } from "../../../../../core/chain/queries/explainNeuron.js";
import { readMetagraph } from "../../../../../core/chain/queries/readMetagraph.js";
import type { Consensus } from "../../../../../core/epoch/consensus.js";
import { referenceYuma } from "../../../../../core/epoch/consensus.js";
import { stakeOf } from "../../../../../core/staking/stakePool.js";
import { codeOf } from "../../state/codeOf.js";
import { alice, genesisFixture, owner, signed, validator } from "../chainFixture.js";

const weightsCall = {
  name: "weights.set",
  args: { netuid: 1, uids: [2, 3], values: [1, 3], versionKey: 0n },
} as const;

/** A chain whose validator weighs miners 2 and 3 in the first block, run for some blocks at tempo 10. */
function chainAfter(blocks: number): Chain {
  const chain = createChain({ genesis: genesisFixture() });
  chain.applyBlock([signed(validator, weightsCall)]);
  while (chain.head.height < blocks) chain.applyBlock([]);
  return chain;
}

describe("explainNeuron", () => {
  it("explains a miner's last epoch with the numbers that the chain stored and paid", () => {
    const chain = chainAfter(10);
    const before = stakeOf(chainAfter(9).state, minerPosition(chain));
    const explained = explainNeuron(chain, { netuid: 1, uid: 3 });
    expect(explained).toMatchObject({ netuid: 1, uid: 3, epoch: 1, height: 10, roles: ["miner"] });
    expect(explained.previousEpoch).toBeUndefined();
    const neuron = readMetagraph(chain.state, 1).neurons[3];
    expect(explained.hotkey).toBe(neuron?.hotkey);
    expect(explained.miner.incentiveU16).toBe(neuron?.incentive);
    expect(explained.payment).toMatchObject({
      incentive: explained.miner.emission.rao,
      incentiveBecame: "stake",
    });
    expect(stakeOf(chain.state, minerPosition(chain)) - before).toBe(explained.payment.incentive);
  });

  it("explains a validator's dividends: take first, the rest for all who stake with it", () => {
    const chain = chainAfter(10);
    const earlier = chainAfter(9);
    const explained = explainNeuron(chain, { netuid: 1, uid: 1 });
    expect(explained.roles).toEqual(["validator"]);
    const { dividends, rootDividends } = explained.payment;
    expect(dividends.take).toBeGreaterThan(0n);
    expect(dividends.take + dividends.stakers).toBeLessThanOrEqual(dividends.ofPot);
    // What the hotkey's stakers gained: all of it, but the root stakers' part, which waits for them.
    const gained = [alice, validator].map(({ account: coldkey }) => {
      const position = { hotkey: validator.account, coldkey, netuid: 1 };
      return stakeOf(chain.state, position) - stakeOf(earlier.state, position);
    });
    const paid = dividends.take + dividends.stakers + rootDividends.take;
    const lost = paid - gained.reduce((sum, amount) => sum + amount, 0n);
    expect([0n, 1n, 2n]).toContain(lost); // each stake is rounded down
    expect(gained[1]).toBeGreaterThan(dividends.take);
  });

  it("shows the owner's cut at its hotkey", () => {
    const { payment, hotkey } = explainNeuron(chainAfter(10), { netuid: 1, uid: 0 });
    expect(hotkey).toBe(owner.account);
    expect(payment.ownerCut).toBeGreaterThan(0n);
    expect(explainNeuron(chainAfter(10), { netuid: 1, uid: 3 }).payment.ownerCut).toBe(0n);
  });

  it("keeps two epochs, and says what changed between them", () => {
    const chain = chainAfter(30);
    expect(explainNeuron(chain, { netuid: 1, uid: 1 })).toMatchObject({ epoch: 3, previousEpoch: 2 });
    const earlier = explainNeuron(chain, { netuid: 1, uid: 1, epoch: 2 });
    expect(earlier).toMatchObject({ epoch: 2, previousEpoch: undefined });
    expect(earlier.validator.changes).toBeUndefined();
    expect(explainNeuron(chain, { netuid: 1, uid: 1 }).validator.changes?.map(({ what }) => what)).toContain(
      "emission",
    );
    for (const epoch of [1, 4])
      expect(codeOf(() => explainNeuron(chain, { netuid: 1, uid: 1, epoch }))).toBe("SK1221");
  });

  it("leaves the state as it is, and no trace in its hash", () => {
    const kept = createChain({ genesis: genesisFixture(), historyEpochs: 5 });
    const none = createChain({ genesis: genesisFixture(), historyEpochs: 0 });
    for (let i = 0; i < 10; i++) expect(kept.applyBlock([]).id).toBe(none.applyBlock([]).id);
    expect(kept.findEpoch(1, 1)).toBeDefined();
    expect(none.findEpoch(1, 1)).toBeUndefined();
  });

  it.each([
    ["SK0601", { netuid: 9, uid: 0 }],
    ["SK0805", { netuid: 1, uid: 5 }],
    ["SK1221", { netuid: 1, uid: 0, epoch: 7 }],
  ])("refuses what it can't explain: %s", (code, request) => {
    expect(codeOf(() => explainNeuron(chainAfter(10), request))).toBe(code);
  });

  it("does not explain another consensus by Yuma's rules", () => {
    const consensus: Consensus = { ...referenceYuma, id: "flat" };
    const chain = createChain({
      genesis: genesisFixture({ consensus: { id: "flat", version: "1" } }),
      consensus,
    });
    for (let i = 0; i < 10; i++) chain.applyBlock([]);
    expect(codeOf(() => explainNeuron(chain, { netuid: 1, uid: 0 }))).toBe("SK1222");
  });
});

function minerPosition(chain: Chain) {
  const neuron = readMetagraph(chain.state, 1).neurons[3];
  if (!neuron) throw new Error("the fixture has a miner at UID 3");
  return { hotkey: neuron.hotkey, coldkey: neuron.coldkey, netuid: 1 };
}
