import { describe, expect, it } from "vitest";
import { distributeEpoch } from "../../../../core/emission/distributeEpoch.js";
import { minerBurnedFractions } from "../../../../core/emission/tables.js";
import { gatherNeurons } from "../../../../core/epoch/gatherNeurons.js";
import { dustOf } from "../../../../core/ledger/dust.js";
import type { Pots } from "../../../../core/ledger/tables.js";
import { marketOf } from "../../../../core/pools/market.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import type { Hyperparameters } from "../../../../core/registry/hyperparameterTable.js";
import { addNeuron } from "../../../../core/registry/addNeuron.js";
import { claimHotkey } from "../../../../core/registry/hotkeys.js";
import { replaceChildren } from "../../../../core/staking/childKeys.js";
import { setIncentiveHotkey } from "../../../../core/staking/setIncentiveHotkey.js";
import { setChildTake } from "../../../../core/staking/setChildTake.js";
import { rootDividendsOf } from "../../../../core/staking/rootDividend.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import { setTake } from "../../../../core/staking/take.js";
import {
  accountOf,
  addTestNeuron,
  addTestSubnet,
  assertConserved,
  codeOf,
  createTestNetwork,
  endow,
  hotkeyOf,
  owner,
  TAO,
  type TestNetwork,
} from "../economyFixture.js";

const POTS: Pots = { owner: 1_000n, server: 6_000n, validator: 4_000n, root: 2_000n };
const SUM = 13_000n;

/** UID 0 owner, 1 and 2 validators, 3 and 4 miners; validator 1 has a nominator, validator 2 only TAO on root. */
function network(hyperparameters: Partial<Hyperparameters> = {}) {
  const test = createTestNetwork();
  addTestSubnet(test, { hyperparameters });
  for (const name of ["v1", "v2", "m3", "m4"]) addTestNeuron(test, 1, name);
  endow(test, position("v1"), 300n * TAO);
  endow(test, position("v1", "nominator"), 100n * TAO);
  endow(test, { ...position("v2", "v2"), netuid: 0 }, 900n * TAO);
  return test;
}

const position = (hotkey: string, coldkey = hotkey) => ({
  hotkey: hotkeyOf(hotkey),
  coldkey: accountOf(coldkey),
  netuid: 1,
});

function distribute(
  test: TestNetwork,
  servers: bigint[],
  validators: bigint[],
  pots = POTS,
): ReturnType<typeof distributeEpoch> {
  mintAlpha(test.ctx, 1, pots.owner + pots.server + pots.validator + pots.root);
  const outputs = { serverEmission: servers, validatorEmission: validators };
  return distributeEpoch(test.ctx, 1, pots, { ...gatherNeurons(test.state, 1), outputs });
}

/** What a position gained since the network was made. */
const gain = (test: TestNetwork, hotkey: string, coldkey = hotkey, before = 0n) =>
  stakeOf(test.state, position(hotkey, coldkey)) - before;

describe("distributeEpoch", () => {
  it("pays the owner's cut, and stakes each miner's incentive with itself", () => {
    const test = network();
    distribute(test, [0n, 0n, 0n, 4_500n, 1_500n], [0n, 0n, 0n, 0n, 0n]);
    expect(gain(test, "owner")).toBe(1_000n);
    expect(gain(test, "m3")).toBe(4_500n);
    expect(gain(test, "m4")).toBe(1_500n);
    expect(dustOf(test.state, 1).alpha).toBe(6_000n);
    expect(test.state.get(minerBurnedFractions, [1])).toBe(0n);
    assertConserved(test);
  });

  it("gives a validator its take first, and the rest to all who stake with it", () => {
    const test = network();
    setTake(test.ctx, { coldkey: accountOf("v1"), hotkey: hotkeyOf("v1"), takeU16: 6_554 });
    distribute(test, [0n, 0n, 0n, 6_000n, 0n], [0n, 7n, 0n, 0n, 0n]);
    // 10 % of 4000 is the take (400, as 6554 / 65535 is a bit more), 3599 the rest, a quarter of it the nominator's.
    expect(gain(test, "v1", "v1", 300n * TAO) + gain(test, "v1", "nominator", 100n * TAO)).toBe(3_998n);
    expect(gain(test, "v1", "nominator", 100n * TAO)).toBe(899n);
    expect(dustOf(test.state, 1).alpha).toBe(2_001n);
    assertConserved(test);
  });

  it("splits by alpha and root stake: root dividends wait for those who stake TAO", () => {
    const test = network();
    distribute(test, [0n, 0n, 0n, 6_000n, 0n], [0n, 1n, 1n, 0n, 0n]);
    expect(gain(test, "v1", "v1", 300n * TAO) + gain(test, "v1", "nominator", 100n * TAO)).toBe(3_998n);
    // All of validator 2's stake is TAO: 18 % of the root pot is its take, in alpha.
    expect(gain(test, "v2")).toBe(359n);
    expect(rootDividendsOf(test.state, 1, hotkeyOf("v2"))).toBe(1_640n);
    expect(rootDividendsOf(test.state, 1, hotkeyOf("v1"))).toBe(0n);
    assertConserved(test);
  });

  it("stakes an incentive with the hotkey that the miner's coldkey chose", () => {
    const test = network();
    const choice = { netuid: 1, coldkey: accountOf("m3"), hotkey: hotkeyOf("v1") };
    setIncentiveHotkey(test.ctx, choice);
    distribute(test, [0n, 0n, 0n, 4_500n, 1_500n], [0n, 0n, 0n, 0n, 0n]);
    expect(gain(test, "m3")).toBe(0n);
    expect(gain(test, "v1", "m3")).toBe(4_500n);
    expect(gain(test, "m4")).toBe(1_500n);
    expect(codeOf(() => setIncentiveHotkey(test.ctx, choice))).toBe("SK0518");
    expect(codeOf(() => setIncentiveHotkey(test.ctx, { ...choice, netuid: 2 }))).toBe("SK0601");
    expect(codeOf(() => setIncentiveHotkey(test.ctx, { ...choice, hotkey: hotkeyOf("x") }))).toBe("SK0605");
    assertConserved(test);
  });

  it("pays parents what a child earned with their stake, less the child's take", () => {
    const test = network();
    // Validator 1, which needn't be one here, lends half of its 400 alpha to miner 3, which has none of its own.
    replaceChildren(test.ctx, 1, hotkeyOf("v1"), [{ hotkey: hotkeyOf("m3"), proportion: 1n << 63n }]);
    const take = { netuid: 1, coldkey: accountOf("m3"), hotkey: hotkeyOf("m3"), takeU16: 6_554 };
    setChildTake(test.ctx, take);
    distribute(test, [0n, 0n, 0n, 0n, 6_000n], [0n, 0n, 0n, 1_000_000n, 0n]);
    // 10 % of 4000 stay with the child, the rest goes to all who stake with the parent.
    expect(gain(test, "m3")).toBe(400n);
    expect(gain(test, "v1", "v1", 300n * TAO) + gain(test, "v1", "nominator", 100n * TAO)).toBe(3_597n);
    expect(gain(test, "v1", "nominator", 100n * TAO)).toBe(737n);
    assertConserved(test);
  });

  it("divides among those alone who earned, and their parents", () => {
    const test = network();
    const away = hotkeyOf("away");
    claimHotkey(test.ctx, away, accountOf("away"));
    endow(test, { hotkey: away, coldkey: accountOf("away"), netuid: 1 }, 100n * TAO);
    const all = (1n << 64n) - 1n;
    replaceChildren(test.ctx, 1, away, [{ hotkey: hotkeyOf("v2"), proportion: all }]);
    // Children that earn nothing still have a part of what a parent could use itself.
    replaceChildren(test.ctx, 1, hotkeyOf("v1"), [{ hotkey: hotkeyOf("m4"), proportion: all }]);
    const { alphaDividends, rootDividends } = distribute(
      test,
      [0n, 0n, 0n, 6_000n, 0n],
      [0n, 1_000n, 1_000n, 0n, 0n],
    );
    const named = [hotkeyOf("v1"), hotkeyOf("v2"), away].sort();
    expect(alphaDividends.map(({ id }) => id)).toEqual(named);
    expect(rootDividends.map(({ id }) => id)).toEqual(named);
    assertConserved(test);
  });

  it("pays a parent that has left the subnet", () => {
    const test = network();
    const away = { hotkey: hotkeyOf("away"), coldkey: accountOf("away"), netuid: 1 };
    claimHotkey(test.ctx, away.hotkey, away.coldkey);
    endow(test, away, 100n * TAO);
    replaceChildren(test.ctx, 1, away.hotkey, [{ hotkey: hotkeyOf("m3"), proportion: (1n << 64n) - 1n }]);
    distribute(test, [0n, 0n, 0n, 0n, 6_000n], [0n, 0n, 0n, 1_000_000n, 0n]);
    expect(stakeOf(test.state, away) - 100n * TAO).toBe(3_999n);
    assertConserved(test);
  });

  it.each(["burn", "recycle"] as const)(
    "withholds incentives of the owner's hotkeys: %s",
    (recycleOrBurn) => {
      const test = network({ recycleOrBurn });
      test.setHeight(101);
      // A second hotkey of the owner's coldkey counts as the owner's too.
      const secondUid = 5;
      expect(addNeuronOfOwner(test)).toBe(secondUid);
      const { alphaIssued } = marketOf(test.state, 1);
      distribute(test, [1_000n, 0n, 0n, 3_000n, 0n, 2_000n], [0n, 0n, 0n, 0n, 0n, 0n]);
      expect(gain(test, "m3")).toBe(3_000n);
      expect(gain(test, "owner")).toBe(1_000n); // its cut alone
      expect(test.state.get(minerBurnedFractions, [1])).toBe(1n << 31n);
      const isBurnt = recycleOrBurn === "burn";
      expect(marketOf(test.state, 1).burntAlpha).toBe(isBurnt ? 3_000n : 0n);
      expect(marketOf(test.state, 1).alphaIssued).toBe(alphaIssued + SUM - (isBurnt ? 0n : 3_000n));
      expect(test.event("emission.distributed")?.fields).toMatchObject({ miners: 3_000n, withheld: 3_000n });
      assertConserved(test);
    },
  );

  it("gives validators the miners' pot too if no miner earned", () => {
    const test = network();
    distribute(test, [0n, 0n, 0n, 0n, 0n], [0n, 1n, 0n, 0n, 0n]);
    expect(gain(test, "v1", "v1", 300n * TAO) + gain(test, "v1", "nominator", 100n * TAO)).toBe(9_998n);
    assertConserved(test);
  });

  it("takes what miners get beyond their pot out of the validators' half", () => {
    const test = network();
    distribute(test, [0n, 0n, 0n, 6_100n, 0n], [0n, 1n, 1n, 0n, 0n]);
    expect(gain(test, "m3")).toBe(6_100n);
    expect(gain(test, "v1", "v1", 300n * TAO) + gain(test, "v1", "nominator", 100n * TAO)).toBe(3_898n);
    expect(gain(test, "v2") + rootDividendsOf(test.state, 1, hotkeyOf("v2"))).toBe(1_999n);
    assertConserved(test);
    const all = network();
    distribute(all, [0n, 0n, 0n, 12_000n, 0n], [0n, 1n, 1n, 0n, 0n]);
    expect(gain(all, "m3")).toBe(12_000n);
    expect(gain(all, "v2")).toBe(0n);
    assertConserved(all);
  });

  it("refuses a consensus that gives miners more than there is", () => {
    const test = network();
    expect(codeOf(() => distribute(test, [0n, 0n, 0n, 12_001n, 0n], [0n, 0n, 0n, 0n, 0n]))).toBe("SK1010");
  });

  it("keeps everything as dust if nobody earned and nobody owns", () => {
    const test = network();
    distribute(test, [], [], { ...POTS, owner: 0n });
    expect(dustOf(test.state, 1).alpha).toBe(12_000n);
    assertConserved(test);
  });
});

function addNeuronOfOwner(test: TestNetwork): number {
  return addNeuron(test.ctx, 1, { hotkey: hotkeyOf("owner2"), coldkey: owner });
}
