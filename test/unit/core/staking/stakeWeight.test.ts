import { describe, expect, it } from "vitest";
import { assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { keepRootDividend, rootDividendsOf } from "../../../../core/staking/rootDividend.js";
import { stakingParts } from "../../../../core/staking/stakingParts.js";
import { consensusStake, stakeWeight } from "../../../../core/staking/stakeWeight.js";
import { addTestSubnet, alice, bob, createTestNetwork, endow, hotkeyOf, TAO } from "../economyFixture.js";

const hotkey = hotkeyOf("owner");

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  endow(test, { hotkey, coldkey: alice, netuid: 1 }, 100n * TAO);
  endow(test, { hotkey, coldkey: bob, netuid: 1 }, 50n * TAO);
  endow(test, { hotkey, coldkey: alice, netuid: 0 }, 1_000n * TAO);
  return test;
}

describe("stakeWeight", () => {
  it("is alpha plus TAO on root at the network's weight, everyone's together", () => {
    const { ctx, state } = network();
    expect(consensusStake(state, hotkey, 1)).toEqual({ alpha: 150n * TAO, tao: 1_000n * TAO });
    expect(stakeWeight(state, hotkey, 1)).toBe(202_676_974_330n); // 150 + 1000 · 0.052676974…
    assignNetworkParameters(ctx, { taoWeight: (1n << 64n) - 1n });
    expect(stakeWeight(state, hotkey, 1)).toBe(1_150n * TAO);
    assignNetworkParameters(ctx, { taoWeight: 0n });
    expect(stakeWeight(state, hotkey, 1)).toBe(150n * TAO);
  });
});

describe("stakingParts", () => {
  it("names TAO on root, stake and unclaimed root dividends", () => {
    const { ctx, state } = network();
    keepRootDividend(ctx, 1, hotkey, 7n);
    keepRootDividend(ctx, 1, hotkey, 8n);
    keepRootDividend(ctx, 1, hotkeyOf("alice"), 0n);
    expect(rootDividendsOf(state, 1, hotkey)).toBe(15n);
    const { tao, alpha } = stakingParts(state);
    expect(tao).toEqual({ rootStake: 1_000n * TAO });
    expect([...alpha]).toEqual([[1, { stake: 150n * TAO, rootClaimable: 15n }]]);
  });
});
