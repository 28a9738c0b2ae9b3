import type { AccountId } from "../primitives/ss58.js";
import { account, amount, big, list, optional, record, text, u16, u32, u64 } from "../state/codecs.js";
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

/** A hotkey and a part of a parent's stake, as a u64 fraction: 2^64-1 stands for all of it. */
export interface KeyLink {
  readonly hotkey: AccountId;
  readonly proportion: bigint;
}

const keyLinks = list(record<KeyLink>({ hotkey: account, proportion: u64 }));

/** Whom a hotkey lends stake to on a subnet, by (netuid, parent). No entry for none. */
export const childKeys = defineTable({
  name: "staking.children",
  key: [u16Key, accountKey],
  value: keyLinks,
});

/** Whom a hotkey has stake from, by (netuid, child): the reverse of `childKeys`. */
export const parentKeys = defineTable({
  name: "staking.parents",
  key: [u16Key, accountKey],
  value: keyLinks,
});

/** Children that wait out their cooldown. */
export interface PendingChildren {
  readonly children: readonly KeyLink[];
  /** First height at which an epoch puts them in place. */
  readonly matureAt: number;
}

/** Children to come, by (netuid, parent). */
export const pendingChildren = defineTable({
  name: "staking.pendingChildren",
  key: [u16Key, accountKey],
  value: record<PendingChildren>({ children: keyLinks, matureAt: u32 }),
});

/** What a hotkey keeps of what it earns with parents' stake, by (netuid, hotkey); one without an entry keeps nothing. */
export const childTakes = defineTable({
  name: "staking.childTakes",
  key: [u16Key, accountKey],
  value: record<Take>({ takeU16: u16, raisedAt: optional(u32) }),
});

/** The hotkey that a coldkey's incentives on a subnet are staked with, by (netuid, coldkey); the earning one if none. */
export const incentiveHotkeys = defineTable({
  name: "staking.incentiveHotkeys",
  key: [u16Key, accountKey],
  value: account,
});

/** Alpha that root stakers of a hotkey earned on a subnet and nobody has claimed, by (netuid, hotkey). */
export const rootClaimable = defineTable({
  name: "staking.rootClaimable",
  key: [u16Key, accountKey],
  value: amount,
});

/**
 * Alpha of a subnet that one share of a hotkey's root stake has earned so far, times 2^128, by (hotkey, netuid). Only
 * ever grows.
 */
export const rootRates = defineTable({ name: "staking.rootRates", key: [accountKey, u16Key], value: big });

/**
 * What is to be taken off shares · rate to get what a position on root can claim, times 2^128, by (hotkey, coldkey,
 * netuid). Negative where shares that earned are gone. No entry for 0.
 */
export const rootOffsets = defineTable({
  name: "staking.rootOffsets",
  key: [accountKey, accountKey, u16Key],
  value: big,
});

/** What a coldkey's root dividends become when claimed: "swap" or "keep". One without an entry swaps. */
export const rootClaimChoices = defineTable({
  name: "staking.rootClaimChoices",
  key: [accountKey],
  value: text,
});
