import type { AccountId } from "../primitives/ss58.js";
import { ownerOf } from "../registry/hotkeys.js";
import { rewardStake } from "../staking/rewardStake.js";
import { keepRootDividend } from "../staking/rootDividend.js";
import type { Context } from "../state/context.js";
import type { Dividend } from "./dividends.js";
import { payStake } from "./payStake.js";

/**
 * Pays validators' dividends out of the validator pot: first the delegate's take, staked for its owner, then the rest to
 * everyone who stakes with it, the owner included.
 *
 * @returns the alpha paid, in rao
 */
export function payAlphaDividends(
  ctx: Context,
  netuid: number,
  dividends: readonly Dividend<AccountId>[],
): bigint {
  let paid = 0n;
  for (const { id: hotkey, take, rest } of dividends) {
    if (take === 0n && rest === 0n) continue;
    const own = { hotkey, coldkey: ownerOf(ctx.state, hotkey), netuid };
    paid += payStake(ctx, own, take);
    paid += rewardStake(ctx, hotkey, netuid, rest) ? rest : payStake(ctx, own, rest);
  }
  return paid;
}

/**
 * Pays validators' dividends out of the root pot: first the delegate's take, staked for its owner on the subnet, then
 * the rest is kept for those who stake TAO with it.
 *
 * @returns the alpha paid, in rao
 */
export function payRootDividends(
  ctx: Context,
  netuid: number,
  dividends: readonly Dividend<AccountId>[],
): bigint {
  let paid = 0n;
  for (const { id: hotkey, take, rest } of dividends) {
    if (take === 0n && rest === 0n) continue;
    paid += payStake(ctx, { hotkey, coldkey: ownerOf(ctx.state, hotkey), netuid }, take);
    paid += keepRootDividend(ctx, netuid, hotkey, rest);
  }
  return paid;
}
