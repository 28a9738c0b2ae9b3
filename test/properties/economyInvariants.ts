import { expect } from "vitest";
import { checkConservation } from "../../core/chain/conservation.js";
import { EXISTENTIAL_DEPOSIT } from "../../core/ledger/accounts.js";
import { totalIssuance } from "../../core/ledger/issuance.js";
import { balances } from "../../core/ledger/tables.js";
import { MIN_RESERVE } from "../../core/pools/swap.js";
import { markets } from "../../core/pools/tables.js";
import { MAX_SUPPLY } from "../../core/primitives/amounts.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { neuronRecords } from "../../core/registry/neurons.js";
import { netuidsOf, subnetOf } from "../../core/registry/subnets.js";
import { uids } from "../../core/registry/tables.js";
import { childrenOf, parentsOf } from "../../core/staking/childKeys.js";
import { rootClaimants, rootDividendsOf } from "../../core/staking/rootDividend.js";
import { stakeOf } from "../../core/staking/stakePool.js";
import { childKeys, parentKeys, stakePools, stakeShares } from "../../core/staking/tables.js";
import { type TestNetwork } from "../unit/core/economyFixture.js";

/** What has to hold between any two actions. */
export function assertSound(test: Pick<TestNetwork, "state">): void {
  const { state } = test;
  checkConservation(state);
  expect(totalIssuance(state)).toBeLessThanOrEqual(MAX_SUPPLY);
  for (const [, balance] of state.entries(balances)) expect(balance >= EXISTENTIAL_DEPOSIT).toBe(true);
  for (const [, market] of state.entries(markets)) {
    expect(market.taoIn >= MIN_RESERVE && market.alphaIn >= MIN_RESERVE).toBe(true);
    expect(market.protocolAlpha + market.burntAlpha <= market.alphaOut).toBe(true);
  }
  for (const netuid of netuidsOf(state)) {
    const records = neuronRecords(state, netuid);
    expect(records.length).toBe(subnetOf(state, netuid).neuronCount);
    expect(records.map(({ hotkey }) => state.get(uids, [netuid, hotkey]))).toEqual(
      records.map((_, index) => index),
    );
    expect(Array.from(state.entries(uids, [netuid])).length).toBe(records.length);
  }
  assertShares(test);
  assertRootClaims(test);
  assertLinks(test);
}

/** What everyone could claim never exceeds what is there for it. */
function assertRootClaims({ state }: Pick<TestNetwork, "state">): void {
  for (const netuid of netuidsOf(state)) {
    const claims = new Map<AccountId, bigint>();
    for (const { hotkey, amount } of rootClaimants(state, netuid))
      claims.set(hotkey, (claims.get(hotkey) ?? 0n) + amount);
    for (const [hotkey, claimed] of claims)
      expect(claimed <= rootDividendsOf(state, netuid, hotkey)).toBe(true);
  }
}

/** Children and parents tell the same, and no stake comes back to where it is from. */
function assertLinks({ state }: Pick<TestNetwork, "state">): void {
  const count = (table: typeof childKeys) =>
    Array.from(state.entries(table)).reduce((sum, [, links]) => sum + links.length, 0);
  expect(count(childKeys)).toBe(count(parentKeys));
  for (const [[netuid, parent], children] of state.entries(childKeys)) {
    const reached = new Set(children.map(({ hotkey }) => hotkey));
    for (const each of reached) for (const { hotkey } of childrenOf(state, netuid, each)) reached.add(hotkey);
    expect(reached.has(parent)).toBe(false);
    for (const { hotkey, proportion } of children)
      expect(parentsOf(state, netuid, hotkey)).toContainEqual({ hotkey: parent, proportion });
  }
}

/** Shares add up, and what all can take out never exceeds what is there. */
export function assertShares({ state }: Pick<TestNetwork, "state">): void {
  for (const [[hotkey, netuid], pool] of state.entries(stakePools)) {
    let shares = 0n;
    let redeemable = 0n;
    for (const [[, , coldkey], held] of state.entries(stakeShares, [hotkey, netuid])) {
      shares += held;
      redeemable += stakeOf(state, { hotkey, netuid, coldkey });
    }
    expect(shares).toBe(pool.shares);
    expect(redeemable <= pool.value).toBe(true);
  }
}
