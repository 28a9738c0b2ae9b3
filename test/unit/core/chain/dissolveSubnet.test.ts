import { describe, expect, it } from "vitest";
import { applyBlockStep } from "../../../../core/chain/blockStep.js";
import { dissolveSubnet, dissolveWeakestSubnet } from "../../../../core/chain/dissolveSubnet.js";
import { referenceYuma } from "../../../../core/epoch/consensus.js";
import { balanceOf } from "../../../../core/ledger/accounts.js";
import { keepDust } from "../../../../core/ledger/dust.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { mintTao } from "../../../../core/ledger/mint.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import { createSubnet } from "../../../../core/registry/createSubnet.js";
import { grantPermits } from "../../../../core/registry/grantPermits.js";
import { assignHyperparameters, assignNetworkParameters } from "../../../../core/registry/hyperparameters.js";
import { serve } from "../../../../core/registry/serve.js";
import { setCommitment } from "../../../../core/registry/setCommitment.js";
import { setHyperparameter } from "../../../../core/registry/setHyperparameter.js";
import { netuidsOf, subnetOf } from "../../../../core/registry/subnets.js";
import { replaceChildren } from "../../../../core/staking/childKeys.js";
import { creditStake } from "../../../../core/staking/creditStake.js";
import { keepRootDividend } from "../../../../core/staking/rootDividend.js";
import { setChildren } from "../../../../core/staking/setChildren.js";
import { setIncentiveHotkey } from "../../../../core/staking/setIncentiveHotkey.js";
import { setChildTake } from "../../../../core/staking/setChildTake.js";
import { commitWeights } from "../../../../core/weights/commitWeights.js";
import { setWeights } from "../../../../core/weights/setWeights.js";
import {
  addTestNeuron,
  addTestSubnet,
  alice,
  assertConserved,
  bob,
  carol,
  codeOf,
  createTestNetwork,
  endow,
  fund,
  hotkeyOf,
  owner,
  plugin,
  TAO,
  type TestNetwork,
} from "../economyFixture.js";

/** No UID, mechanism or other small number is this, so a key that holds it is the subnet's. */
const NETUID = 777;
const hotkey = hotkeyOf("owner");

/** Subnet 777, with 1,000 TAO in its pool, in which everything has happened that leaves a trace. */
function livedIn(): TestNetwork {
  const test = createTestNetwork();
  const { ctx } = test;
  addTestSubnet(test, {
    netuid: NETUID,
    firstEmissionBlock: 1,
    market: { movingPrice: 1n << 32n },
    hyperparameters: { tempo: 5, weightsRateLimit: 0 },
  });
  for (const name of ["bob", "carol"]) addTestNeuron(test, NETUID, name);
  endow(test, { hotkey, coldkey: owner, netuid: NETUID }, 300n * TAO);
  endow(test, { hotkey, coldkey: alice, netuid: NETUID }, 100n * TAO);
  endow(test, { hotkey, coldkey: bob, netuid: 0 }, 50n * TAO);
  grantPermits(ctx, NETUID, [0]);
  test.setHeight(101);
  setWeights(ctx, { netuid: NETUID, hotkey, uids: [1, 2], values: [1, 2], versionKey: 0n });
  for (let height = 102; height <= 112; height++) {
    test.setHeight(height);
    applyBlockStep(ctx, referenceYuma);
  }
  assignHyperparameters(ctx, NETUID, { tempo: 100, commitRevealEnabled: true });
  commitWeights(ctx, { netuid: NETUID, hotkey, hash: new Uint8Array(32) });
  setHyperparameter(ctx, { netuid: NETUID, coldkey: owner, name: "yuma3", value: false });
  serve(ctx, { netuid: NETUID, hotkey, endpoint: "ws://a:1", protocol: "subnetkit/1" });
  setCommitment(ctx, { netuid: NETUID, hotkey, data: Uint8Array.of(1) });
  const lend = { netuid: NETUID, coldkey: owner, hotkey, children: [hotkeyOf("bob")], proportions: [1n] };
  setChildren(ctx, lend);
  replaceChildren(ctx, NETUID, hotkeyOf("bob"), [{ hotkey: hotkeyOf("carol"), proportion: 1n }]);
  setIncentiveHotkey(ctx, { netuid: NETUID, coldkey: carol, hotkey });
  setChildTake(ctx, { netuid: NETUID, coldkey: owner, hotkey, takeU16: 1 });
  keepRootDividend(ctx, NETUID, hotkey, mintAlpha(ctx, NETUID, 10n * TAO));
  creditStake(ctx, { hotkey, coldkey: carol, netuid: 0 }, mintTao(ctx, TAO));
  keepDust(ctx, NETUID, { tao: mintTao(ctx, 7n) });
  assertConserved(test);
  return test;
}

/** Names of the tables that have an entry of the subnet. */
function tracesOf({ state }: TestNetwork): string[] {
  return state
    .tables()
    .filter((table) => [...state.entries(table)].some(([key]) => key.includes(NETUID)))
    .map(({ name }) => name);
}

describe("dissolveSubnet", () => {
  it("leaves nothing in any table", () => {
    const test = livedIn();
    // If a table is missing here, the subnet above hasn't lived enough.
    expect(tracesOf(test)).toHaveLength(28);
    dissolveSubnet(test.ctx, NETUID);
    expect(tracesOf(test)).toEqual([]);
    assertConserved(test);
    expect(codeOf(() => dissolveSubnet(test.ctx, NETUID))).toBe("SK0601");
  });

  it("pays the reserve to those who hold the alpha, unclaimed root dividends included", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { netuid: 1 });
    endow(test, { hotkey, coldkey: owner, netuid: 1 }, 300n * TAO);
    endow(test, { hotkey, coldkey: alice, netuid: 1 }, 100n * TAO);
    endow(test, { hotkey, coldkey: bob, netuid: 0 }, 50n * TAO);
    keepRootDividend(test.ctx, 1, hotkey, mintAlpha(test.ctx, 1, 100n * TAO + 1n));
    const issued = totalIssuance(test.state);
    dissolveSubnet(test.ctx, 1);
    expect([owner, alice, bob].map((coldkey) => balanceOf(test.state, coldkey))).toEqual([
      600n * TAO,
      200n * TAO,
      200n * TAO,
    ]);
    expect(totalIssuance(test.state)).toBe(issued);
    expect(test.events.filter(({ name }) => name === "staking.paidOut")).toHaveLength(3);
    expect(test.event("registry.subnetDissolved")?.fields).toEqual({
      netuid: 1,
      owner,
      paidOut: 1_000n * TAO,
      recycled: 0n,
    });
    assertConserved(test);
  });

  it("recycles a reserve that nobody has a part in", () => {
    const test = createTestNetwork();
    addTestSubnet(test, { netuid: 1 });
    const issued = totalIssuance(test.state);
    dissolveSubnet(test.ctx, 1);
    expect(totalIssuance(test.state)).toBe(issued - 1_000n * TAO);
    assertConserved(test);
  });

  it("leaves the other subnets as they were", () => {
    const test = livedIn();
    addTestSubnet(test, { netuid: 5 });
    endow(test, { hotkey, coldkey: alice, netuid: 5 }, 9n * TAO);
    keepRootDividend(test.ctx, 5, hotkey, mintAlpha(test.ctx, 5, TAO));
    const others = () =>
      test.state
        .tables()
        .flatMap((table) => [...test.state.entries(table)].filter(([key]) => key.includes(5)));
    const before = others();
    dissolveSubnet(test.ctx, NETUID);
    expect(others()).toEqual(before);
  });
});

describe("dissolveWeakestSubnet", () => {
  const creation = { coldkey: alice, hotkey: hotkeyOf("alice"), plugin };

  /** Subnets 1 to 3 with these moving prices, of which there may be no more; created at height 100. */
  function full(prices: readonly bigint[], networkImmunity = 1_000): TestNetwork {
    const test = createTestNetwork();
    assignNetworkParameters(test.ctx, { subnetLimit: prices.length, networkImmunity });
    prices.forEach((movingPrice, index) =>
      addTestSubnet(test, { netuid: index + 1, market: { movingPrice } }),
    );
    fund(test, alice, 5_000n * TAO);
    return test;
  }

  it("makes room for a new subnet by the lowest moving price", () => {
    const test = full([5n, 3n, 4n]);
    test.setHeight(1_100);
    expect(createSubnet(test.ctx, creation, dissolveWeakestSubnet)).toBe(2);
    expect(subnetOf(test.state, 2)).toMatchObject({ owner: alice, createdAt: 1_100 });
    expect(netuidsOf(test.state)).toEqual([1, 2, 3]);
    assertConserved(test);
  });

  it("takes the oldest of several, and none that is immune", () => {
    const test = full([5n, 3n, 3n]);
    test.setHeight(1_099);
    expect(codeOf(() => createSubnet(test.ctx, creation, dissolveWeakestSubnet))).toBe("SK0619");
    test.setHeight(1_100);
    dissolveWeakestSubnet(test.ctx);
    expect(netuidsOf(test.state)).toEqual([1, 3]);
    addTestSubnet(test, { netuid: 2 });
    dissolveWeakestSubnet(test.ctx);
    expect(netuidsOf(test.state)).toEqual([1, 2]);
  });

  it("isn't enough where the limit was lowered by more", () => {
    const test = full([5n, 3n, 4n], 0);
    assignNetworkParameters(test.ctx, { subnetLimit: 2 });
    expect(codeOf(() => createSubnet(test.ctx, creation, dissolveWeakestSubnet))).toBe("SK0619");
  });
});
