import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { setStakePool, stakePoolOf } from "./stakePool.js";

/**
 * Raises what everyone has staked with a hotkey, in proportion, by alpha in the caller's hand.
 *
 * @returns false if nobody has anything staked there: then nothing happened, and the amount is still in hand
 */
export function rewardStake(ctx: Context, hotkey: AccountId, netuid: number, amount: bigint): boolean {
  const pool = stakePoolOf(ctx.state, hotkey, netuid);
  if (pool.shares === 0n) return false;
  if (amount > 0n)
    setStakePool(ctx, hotkey, netuid, { value: pool.value + amount, shares: pool.shares }, pool);
  return true;
}
