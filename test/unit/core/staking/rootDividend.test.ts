import { describe, expect, it } from "vitest";
import { recycleTao } from "../../../../core/ledger/recycle.js";
import { marketOf } from "../../../../core/pools/market.js";
import { mintAlpha } from "../../../../core/pools/mintAlpha.js";
import { claimRoot } from "../../../../core/staking/claimRoot.js";
import { creditStake } from "../../../../core/staking/creditStake.js";
import { debitStake } from "../../../../core/staking/debitStake.js";
import {
  claimableOf,
  keepRootDividend,
  rootClaimants,
  rootDividendsOf,
} from "../../../../core/staking/rootDividend.js";
import { rootClaimChoiceOf, setRootClaim } from "../../../../core/staking/setRootClaim.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import { rootOffsets } from "../../../../core/staking/tables.js";
import {
  addTestSubnet,
  alice,
  assertConserved,
  bob,
  codeOf,
  createTestNetwork,
  endow,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

const hotkey = hotkeyOf("owner");
const of = (coldkey: typeof alice) => ({ hotkey, coldkey });
const onRoot = (coldkey: typeof alice) => ({ ...of(coldkey), netuid: 0 });

/** Alice has 10 TAO on root, Bob 30. */
function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  addTestSubnet(test, { netuid: 2 });
  endow(test, onRoot(alice), 10n * TAO);
  endow(test, onRoot(bob), 30n * TAO);
  return {
    ...test,
    pay: (amount: bigint, netuid = 1) => {
      expect(keepRootDividend(test.ctx, netuid, hotkey, mintAlpha(test.ctx, netuid, amount))).toBe(amount);
    },
    claimable: () => [alice, bob].map((coldkey) => claimableOf(test.state, of(coldkey), 1)),
  };
}

describe("root dividends", () => {
  // A rate is cut after 128 bits, so what comes out even is a rao less.
  it("belong to those who had TAO there when they came, in proportion", () => {
    const test = network();
    test.pay(400n);
    expect(test.claimable()).toEqual([99n, 299n]);
    endow(test, onRoot(alice), 20n * TAO);
    expect(test.claimable()).toEqual([99n, 299n]);
    test.pay(600n);
    expect(test.claimable()).toEqual([399n, 599n]);
    assertConserved(test);
  });

  it("stay with those who left, and open nothing to those who come", () => {
    const test = network();
    test.pay(400n);
    debitStake(test.ctx, onRoot(bob), 30n * TAO);
    creditStake(test.ctx, onRoot(alice), 30n * TAO);
    expect(test.claimable()).toEqual([99n, 299n]);
    test.pay(50n);
    expect(test.claimable()).toEqual([149n, 299n]);
    expect(rootClaimants(test.state, 1)).toEqual(
      [
        { hotkey, coldkey: alice, amount: 149n },
        { hotkey, coldkey: bob, amount: 299n },
      ].sort((a, b) => (a.coldkey < b.coldkey ? -1 : 1)),
    );
    assertConserved(test);
  });

  it("lose no fraction, however often the stake changes", () => {
    const test = network();
    for (let round = 0; round < 30; round++) {
      test.pay(1n);
      endow(test, onRoot(alice), 1n);
      recycleTao(test.ctx, debitStake(test.ctx, onRoot(alice), 1n));
    }
    const [alices = 0n, bobs = 0n] = test.claimable();
    expect([alices, bobs]).toEqual([7n, 22n]);
    expect(alices + bobs).toBeLessThanOrEqual(rootDividendsOf(test.state, 1, hotkey));
    assertConserved(test);
  });

  it("of subnets don't mix, and without anyone on root nothing is kept", () => {
    const test = network();
    test.pay(400n, 2);
    expect(test.claimable()).toEqual([0n, 0n]);
    expect(claimableOf(test.state, of(bob), 2)).toBe(299n);
    const nobody = hotkeyOf("nobody");
    expect(keepRootDividend(test.ctx, 1, nobody, 5n)).toBe(0n);
    expect(rootDividendsOf(test.state, 1, nobody)).toBe(0n);
  });
});

describe("claimRoot", () => {
  it("swaps for TAO without a fee, which joins the stake on root", () => {
    const test = network();
    test.pay(40n * TAO);
    const { alphaIn, taoIn } = marketOf(test.state, 1);
    expect(claimRoot(test.ctx, { ...of(alice), netuid: 1 })).toBe(10n * TAO);
    const tao = taoIn - marketOf(test.state, 1).taoIn;
    expect(tao).toBe(999_000_999n);
    expect(marketOf(test.state, 1).alphaIn).toBe(alphaIn + 10n * TAO);
    expect(stakeOf(test.state, onRoot(alice))).toBe(10n * TAO + tao);
    expect(test.event("staking.rootClaimed")?.fields).toEqual({
      ...of(alice),
      netuid: 1,
      alpha: 10n * TAO,
      choice: "swap",
      tao,
    });
    expect(test.claimable()).toEqual([0n, 30n * TAO]);
    expect(codeOf(() => claimRoot(test.ctx, { ...of(alice), netuid: 1 }))).toBe("SK0516");
    assertConserved(test);
  });

  it("keeps alpha for those who chose so", () => {
    const test = network();
    setRootClaim(test.ctx, { coldkey: bob, choice: "keep" });
    test.pay(40n * TAO);
    claimRoot(test.ctx, { ...of(bob), netuid: 1, limitPrice: TAO });
    expect(stakeOf(test.state, { ...of(bob), netuid: 1 })).toBe(30n * TAO);
    expect(stakeOf(test.state, onRoot(bob))).toBe(30n * TAO);
    expect(rootDividendsOf(test.state, 1, hotkey)).toBe(10n * TAO);
    assertConserved(test);
  });

  it("leaves less than a rao behind when all is claimed and gone", () => {
    const test = network();
    test.pay(4n * TAO);
    debitStake(test.ctx, onRoot(bob), 30n * TAO);
    creditStake(test.ctx, onRoot(alice), 30n * TAO);
    setRootClaim(test.ctx, { coldkey: bob, choice: "keep" });
    claimRoot(test.ctx, { ...of(bob), netuid: 1 });
    const left = -(test.state.get(rootOffsets, [hotkey, bob, 1]) ?? 0n);
    expect(left >= 0n && left < 1n << 128n).toBe(true);
    expect(codeOf(() => claimRoot(test.ctx, { ...of(bob), netuid: 1 }))).toBe("SK0516");
  });

  it("names the rule that refuses", () => {
    const test = network();
    test.pay(40n * TAO);
    const claim = { ...of(alice), netuid: 1 };
    expect(codeOf(() => claimRoot(test.ctx, { ...claim, netuid: 3 }))).toBe("SK0601");
    expect(codeOf(() => claimRoot(test.ctx, { ...claim, netuid: 0 }))).toBe("SK0601");
    expect(codeOf(() => claimRoot(test.ctx, { ...claim, netuid: 2 }))).toBe("SK0516");
    expect(codeOf(() => claimRoot(test.ctx, { ...claim, limitPrice: TAO }))).toBe("SK0402");
  });
});

describe("setRootClaim", () => {
  it("turns between swap, where everyone begins, and keep", () => {
    const { ctx, state, event } = network();
    expect(rootClaimChoiceOf(state, alice)).toBe("swap");
    setRootClaim(ctx, { coldkey: alice, choice: "keep" });
    expect(rootClaimChoiceOf(state, alice)).toBe("keep");
    expect(event("staking.rootClaimSet")?.fields).toEqual({ coldkey: alice, choice: "keep" });
    setRootClaim(ctx, { coldkey: alice, choice: "swap" });
    expect(rootClaimChoiceOf(state, alice)).toBe("swap");
    expect(codeOf(() => setRootClaim(ctx, { coldkey: alice, choice: "sell" }))).toBe("SK0517");
  });
});
