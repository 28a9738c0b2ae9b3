import { describe, expect, it } from "vitest";
import { balanceOf } from "../../../../core/ledger/accounts.js";
import { totalIssuance } from "../../../../core/ledger/issuance.js";
import { marketOf } from "../../../../core/pools/market.js";
import { addStake } from "../../../../core/staking/addStake.js";
import { removeStake } from "../../../../core/staking/removeStake.js";
import { stakeOf, totalStake } from "../../../../core/staking/stakePool.js";
import {
  addTestSubnet,
  alice,
  assertConserved,
  bob,
  codeOf,
  createTestNetwork,
  endow,
  fund,
  hotkeyOf,
  TAO,
} from "../economyFixture.js";

const position = { coldkey: alice, hotkey: hotkeyOf("owner"), netuid: 1 };
const onRoot = { ...position, netuid: 0 };

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  fund(test, alice, 2_000n * TAO);
  return test;
}

describe("addStake", () => {
  it("swaps TAO for alpha, and recycles the fee", () => {
    const test = network();
    const issued = totalIssuance(test.state);
    const alpha = addStake(test.ctx, { ...position, tao: 1_000n * TAO });
    const fee = 503_547_722n;
    expect(balanceOf(test.state, alice)).toBe(1_000n * TAO);
    expect(totalIssuance(test.state)).toBe(issued - fee);
    expect(marketOf(test.state, 1).taoIn).toBe(2_000n * TAO - fee);
    expect(stakeOf(test.state, position)).toBe(alpha);
    expect(marketOf(test.state, 1).alphaOut).toBe(alpha);
    expect(test.event("staking.added")?.fields).toEqual({ ...position, tao: 1_000n * TAO, alpha, fee });
    assertConserved(test);
  });

  it("stakes TAO itself on root", () => {
    const test = network();
    expect(addStake(test.ctx, { ...onRoot, tao: 10n * TAO })).toBe(10n * TAO);
    expect(stakeOf(test.state, onRoot)).toBe(10n * TAO);
    expect(totalStake(test.state, 0)).toBe(10n * TAO);
    assertConserved(test);
  });

  it("names the rule that refuses", () => {
    const { ctx, state } = network();
    expect(codeOf(() => addStake(ctx, { ...position, netuid: 2, tao: TAO }))).toBe("SK0601");
    expect(codeOf(() => addStake(ctx, { ...position, hotkey: hotkeyOf("nobody"), tao: TAO }))).toBe("SK0604");
    expect(codeOf(() => addStake(ctx, { ...position, tao: 1_999_999n }))).toBe("SK0502");
    expect(codeOf(() => addStake(ctx, { ...position, tao: 2_001n * TAO }))).toBe("SK0301");
    expect(balanceOf(state, alice)).toBe(2_000n * TAO);
    expect(codeOf(() => addStake(ctx, { ...position, tao: 2_000_000n }))).toBe("none");
  });

  it("keeps to a limit price", () => {
    const { ctx } = network();
    expect(codeOf(() => addStake(ctx, { ...position, tao: 100n * TAO, limitPrice: 120_000_000n }))).toBe(
      "SK0413",
    );
    expect(codeOf(() => addStake(ctx, { ...position, tao: 100n * TAO, limitPrice: 100_000_000n }))).toBe(
      "SK0402",
    );
    expect(codeOf(() => addStake(ctx, { ...position, tao: 50n * TAO, limitPrice: 120_000_000n }))).toBe(
      "none",
    );
  });
});

describe("removeStake", () => {
  it("swaps alpha for TAO, and recycles the fee in alpha", () => {
    const test = network();
    endow(test, position, 1_000n * TAO);
    const { alphaIssued } = marketOf(test.state, 1);
    const paid = removeStake(test.ctx, { ...position, alpha: 1_000n * TAO });
    const fee = 503_547_722n;
    expect(marketOf(test.state, 1)).toMatchObject({
      alphaIssued: alphaIssued - fee,
      alphaIn: 11_000n * TAO - fee,
      alphaOut: 0n,
      taoIn: 1_000n * TAO - paid,
    });
    expect(balanceOf(test.state, alice)).toBe(2_000n * TAO + paid);
    expect(paid).toBe(90_867_473_489n);
    expect(test.event("staking.removed")?.fields).toEqual({
      ...position,
      alpha: 1_000n * TAO,
      tao: paid,
      fee,
    });
    assertConserved(test);
  });

  it("never pays back more than was put in", () => {
    const test = network();
    const alpha = addStake(test.ctx, { ...position, tao: 500n * TAO });
    expect(removeStake(test.ctx, { ...position, alpha })).toBeLessThan(500n * TAO);
  });

  it("gives TAO back as it is on root", () => {
    const test = network();
    addStake(test.ctx, { ...onRoot, tao: 10n * TAO });
    expect(removeStake(test.ctx, { ...onRoot, alpha: 4n * TAO })).toBe(4n * TAO);
    expect(balanceOf(test.state, alice)).toBe(1_994n * TAO);
    expect(totalStake(test.state, 0)).toBe(6n * TAO);
    assertConserved(test);
  });

  it("pays less than the minimum only for all that is left", () => {
    const test = network();
    endow(test, position, 1_000_000n);
    expect(codeOf(() => removeStake(test.ctx, { ...position, alpha: 999_999n }))).toBe("SK0502");
    const fresh = network();
    endow(fresh, position, 1_000_000n);
    expect(removeStake(fresh.ctx, { ...position, alpha: 1_000_000n })).toBeGreaterThan(99_000n);
  });

  it("names the rule that refuses", () => {
    const test = network();
    endow(test, position, 1_000n * TAO);
    const { ctx } = test;
    expect(codeOf(() => removeStake(ctx, { ...position, netuid: 2, alpha: 1n }))).toBe("SK0601");
    expect(codeOf(() => removeStake(ctx, { ...position, alpha: 0n }))).toBe("SK0504");
    expect(codeOf(() => removeStake(ctx, { ...position, alpha: -1n }))).toBe("SK0504");
    expect(codeOf(() => removeStake(ctx, { ...position, alpha: 1_000n * TAO + 1n }))).toBe("SK0503");
    expect(codeOf(() => removeStake(ctx, { ...position, coldkey: bob, alpha: 1n }))).toBe("SK0503");
    expect(codeOf(() => removeStake(ctx, { ...position, alpha: TAO, limitPrice: 100_000_000n }))).toBe(
      "SK0402",
    );
  });
});
