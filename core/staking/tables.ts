import { amount, big, optional, record, u16, u32 } from "../state/codecs.js";
import { accountKey, u16Key } from "../state/keyParts.js";
import { defineTable } from "../state/table.js";

/**
 * Everything staked with one hotkey on one subnet. Rewards raise `value` and so every share, without touching anyone's
 * entry.
 */
export interface StakePool {
  /** Alpha in rao; on root, TAO in rao. */
  readonly value: bigint;
  /** Sum of all shares. 2^64 a rao at the first deposit, fewer a rao as rewards come in. */
  readonly shares: bigint;
}

/** Stake by (hotkey, netuid). No entry where nothing is staked. */
export const stakePools = defineTable({
  name: "staking.pools",
  key: [accountKey, u16Key],
  value: record<StakePool>({ value: amount, shares: big }),
});

/** Shares of a stake pool by (hotkey, netuid, coldkey). */
export const stakeShares = defineTable({
  name: "staking.shares",
  key: [accountKey, u16Key, accountKey],
  value: big,
});

/** Sum of the stake pools' values by netuid. */
export const stakeTotals = defineTable({ name: "staking.totals", key: [u16Key], value: amount });

/** A delegate's own part of what its nominators earn. */
export interface Take {
  /** In units of 1 / 65535. */
  readonly takeU16: number;
  /** Height of the last raise; undefined if it was never raised. */
  readonly raisedAt: number | undefined;
}

/** Takes by hotkey; one without an entry takes the maximum. */
export const takes = defineTable({
  name: "staking.takes",
  key: [accountKey],
  value: record<Take>({ takeU16: u16, raisedAt: optional(u32) }),
});

/** Alpha that root stakers of a hotkey earned on a subnet and nobody has claimed, by (netuid, hotkey). */
export const rootClaimable = defineTable({
  name: "staking.rootClaimable",
  key: [u16Key, accountKey],
  value: amount,
});
