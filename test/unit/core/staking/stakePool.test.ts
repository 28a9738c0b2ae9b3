import { describe, expect, it } from "vitest";
import { creditStake } from "../../../../core/staking/creditStake.js";
import { debitStake } from "../../../../core/staking/debitStake.js";
import { rewardStake } from "../../../../core/staking/rewardStake.js";
import { hotkeyStake, stakeOf, stakePoolOf, totalStake } from "../../../../core/staking/stakePool.js";
import { stakePools, stakeShares } from "../../../../core/staking/tables.js";
import { alice, bob, carol, codeOf, createTestNetwork, hotkeyOf } from "../economyFixture.js";

const hotkey = hotkeyOf("validator");
const of = (coldkey: typeof alice) => ({ hotkey, coldkey, netuid: 1 });

describe("a stake pool", () => {
  it("starts with 2^64 shares a rao", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 1_000n);
    expect(stakePoolOf(state, hotkey, 1)).toEqual({ value: 1_000n, shares: 1_000n << 64n });
    expect(stakeOf(state, of(alice))).toBe(1_000n);
    expect(totalStake(state, 1)).toBe(1_000n);
  });

  it("raises everyone in proportion, and newcomers pay the new value of a share", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 1_000n);
    creditStake(ctx, of(bob), 3_000n);
    expect(rewardStake(ctx, hotkey, 1, 400n)).toBe(true);
    creditStake(ctx, of(carol), 4_400n);
    expect([alice, bob, carol].map((coldkey) => stakeOf(state, of(coldkey)))).toEqual([
      1_100n,
      3_300n,
      4_400n,
    ]);
    expect(hotkeyStake(state, hotkey, 1)).toBe(8_800n);
  });

  it("rounds in favour of those who stay", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 1n);
    creditStake(ctx, of(bob), 2n);
    rewardStake(ctx, hotkey, 1, 1n);
    // A third and two thirds of 4.
    expect(stakeOf(state, of(alice))).toBe(1n);
    expect(stakeOf(state, of(bob))).toBe(2n);
    debitStake(ctx, of(alice), 1n);
    expect(stakeOf(state, of(bob))).toBe(3n);
  });

  it("closes a position that is taken out whole, with its fractions", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 1n);
    creditStake(ctx, of(bob), 2n);
    rewardStake(ctx, hotkey, 1, 1n);
    debitStake(ctx, of(alice), 1n);
    expect(state.get(stakeShares, [hotkey, 1, alice])).toBeUndefined();
    debitStake(ctx, of(bob), 3n);
    expect(state.get(stakePools, [hotkey, 1])).toBeUndefined();
    expect(totalStake(state, 1)).toBe(0n);
  });

  it("keeps a position that is taken out in part", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 10n);
    expect(debitStake(ctx, of(alice), 4n)).toBe(4n);
    expect(stakeOf(state, of(alice))).toBe(6n);
  });

  it("refuses a deposit that would not be a share", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 1n);
    // A pool whose shares became worth more than 2^64 times what they cost.
    state.set(stakePools, [hotkey, 1], { value: 1n << 63n, shares: 1n << 32n });
    expect(codeOf(() => creditStake(ctx, of(bob), 1n))).toBe("SK0501");
  });

  it("refuses a withdrawal beyond the position", () => {
    const { ctx } = createTestNetwork();
    creditStake(ctx, of(alice), 10n);
    creditStake(ctx, of(bob), 10n);
    expect(codeOf(() => debitStake(ctx, of(alice), 11n))).toBe("SK0503");
    expect(codeOf(() => debitStake(ctx, of(carol), 1n))).toBe("SK0503");
  });

  it("of nobody can't be rewarded", () => {
    const { ctx, state } = createTestNetwork();
    expect(rewardStake(ctx, hotkey, 1, 5n)).toBe(false);
    expect(hotkeyStake(state, hotkey, 1)).toBe(0n);
  });

  it("is one for each hotkey and subnet", () => {
    const { ctx, state } = createTestNetwork();
    creditStake(ctx, of(alice), 10n);
    creditStake(ctx, { ...of(alice), netuid: 2 }, 20n);
    creditStake(ctx, { ...of(alice), hotkey: hotkeyOf("other") }, 30n);
    expect([totalStake(state, 1), totalStake(state, 2), hotkeyStake(state, hotkey, 1)]).toEqual([
      40n,
      20n,
      10n,
    ]);
  });
});
