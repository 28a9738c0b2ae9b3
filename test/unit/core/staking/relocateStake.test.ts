import { describe, expect, it } from "vitest";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { marketOf } from "../../../../core/pools/market.js";
import { relocateStake } from "../../../../core/staking/relocateStake.js";
import { stakeOf } from "../../../../core/staking/stakePool.js";
import {
  addTestNeuron,
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

const on = (netuid: number, hotkey = hotkeyOf("owner"), coldkey = alice) => ({ netuid, hotkey, coldkey });

/** Alpha of subnet 1 costs 0.1 TAO, that of subnet 2 costs 0.5; Alice has 1,000 of the first and 50 TAO on root. */
function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  addTestSubnet(test, { netuid: 2, market: { alpha: 2_000n * TAO } });
  addTestNeuron(test, 1, "bob");
  endow(test, on(1), 1_000n * TAO);
  endow(test, on(0), 50n * TAO);
  return test;
}

describe("relocateStake", () => {
  it("carries stake to another hotkey or coldkey of the same subnet as it is", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    const pool = marketOf(test.state, 1);
    expect(
      relocateStake(test.ctx, { from: on(1), to: on(1, hotkeyOf("bob")), alpha: 400n * TAO }).received,
    ).toBe(400n * TAO);
    expect(
      relocateStake(test.ctx, { from: on(1), to: on(1, hotkeyOf("owner"), bob), alpha: 100n * TAO }),
    ).toEqual({ received: 100n * TAO, tao: 10n * TAO });
    expect(stakeOf(test.state, on(1))).toBe(500n * TAO);
    expect(stakeOf(test.state, on(1, hotkeyOf("bob")))).toBe(400n * TAO);
    expect(stakeOf(test.state, on(1, hotkeyOf("owner"), bob))).toBe(100n * TAO);
    expect(totalIssuance(test.state)).toBe(issued);
    expect(marketOf(test.state, 1)).toEqual(pool);
    assertConserved(test);
  });

  it("swaps between subnets, with the fee of the first swap only", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    const { received, tao } = relocateStake(test.ctx, { from: on(1), to: on(2), alpha: 10n * TAO });
    // 10 alpha are worth about 1 TAO, which buys about 2 of the other; the fee is 33 / 65535 of the 10.
    expect(tao).toBe(998_498_456n);
    expect(received).toBe(1_995_004_902n);
    expect(stakeOf(test.state, on(2))).toBe(received);
    expect(totalIssuance(test.state)).toBe(issued);
    expect(marketOf(test.state, 2).taoIn).toBe(1_000n * TAO + tao);
    assertConserved(test);
  });

  it("buys with TAO from root at a fee, and sells to root at one", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    expect(relocateStake(test.ctx, { from: on(0), to: on(1), alpha: TAO }).tao).toBe(TAO);
    expect(totalIssuance(test.state)).toBe(issued - 503_547n);
    expect(stakeOf(test.state, on(0))).toBe(49n * TAO);
    const { received, tao } = relocateStake(test.ctx, { from: on(1), to: on(0), alpha: 10n * TAO });
    expect(received).toBe(tao);
    expect(stakeOf(test.state, on(0))).toBe(49n * TAO + tao);
    assertConserved(test);
  });

  it("keeps to a relative price limit, between subnets only", () => {
    // A fifth before: 0.1 TAO to 0.5 TAO.
    const move = { from: on(1), to: on(2), alpha: 10n * TAO };
    expect(codeOf(() => relocateStake(network().ctx, { ...move, limitPrice: 200_000_000n }))).toBe("SK0509");
    expect(codeOf(() => relocateStake(network().ctx, { ...move, limitPrice: 199_000_000n }))).toBe("none");
    const toRoot = { ...move, to: on(0) };
    expect(codeOf(() => relocateStake(network().ctx, { ...toRoot, limitPrice: 100_000_000n }))).toBe(
      "SK0509",
    );
    expect(codeOf(() => relocateStake(network().ctx, { ...toRoot, limitPrice: 99_000_000n }))).toBe("none");
    const within = { ...move, to: on(1, hotkeyOf("bob")), limitPrice: 1_000n * TAO };
    expect(codeOf(() => relocateStake(network().ctx, within))).toBe("none");
  });

  it("leaves crumbs alone, unless they are all there is", () => {
    const test = network();
    const crumb = on(1, hotkeyOf("bob"));
    expect(codeOf(() => relocateStake(test.ctx, { from: on(1), to: crumb, alpha: 19_999_990n }))).toBe(
      "SK0502",
    );
    const fresh = network();
    endow(fresh, crumb, 1_000n);
    expect(codeOf(() => relocateStake(fresh.ctx, { from: crumb, to: on(2), alpha: 1_000n }))).toBe("SK0502");
    const whole = network();
    endow(whole, crumb, 1_000n);
    expect(codeOf(() => relocateStake(whole.ctx, { from: crumb, to: on(1), alpha: 1_000n }))).toBe("none");
    expect(stakeOf(whole.state, on(1))).toBe(1_000n * TAO + 1_000n);
  });

  it("names the rule that refuses", () => {
    const { ctx } = network();
    const move = { from: on(1), to: on(2), alpha: TAO };
    expect(codeOf(() => relocateStake(ctx, { ...move, from: on(3) }))).toBe("SK0601");
    expect(codeOf(() => relocateStake(ctx, { ...move, to: on(3) }))).toBe("SK0601");
    expect(codeOf(() => relocateStake(ctx, { ...move, to: on(2, hotkeyOf("nobody")) }))).toBe("SK0604");
    expect(codeOf(() => relocateStake(ctx, { ...move, to: on(1) }))).toBe("SK0507");
    expect(codeOf(() => relocateStake(ctx, { ...move, alpha: 0n }))).toBe("SK0504");
    expect(codeOf(() => relocateStake(ctx, { ...move, alpha: 1_001n * TAO }))).toBe("SK0503");
  });
});
