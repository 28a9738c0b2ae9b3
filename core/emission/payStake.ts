import { creditStake } from "../staking/creditStake.js";
import { sharesFor, stakePoolOf, type Position } from "../staking/stakePool.js";
import type { Context } from "../state/context.js";

/**
 * Stakes alpha in the caller's hand for somebody who earned it.
 *
 * @returns what was paid: all of it, or 0 if it is too little for a share of the stake there
 */
export function payStake(ctx: Context, position: Position, amount: bigint): bigint {
  if (amount === 0n) return 0n;
  const pool = stakePoolOf(ctx.state, position.hotkey, position.netuid);
  if (sharesFor(pool, amount) === 0n) return 0n;
  creditStake(ctx, position, amount);
  return amount;
}
