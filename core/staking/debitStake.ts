import { fail } from "../primitives/errors.js";
import { ROOT } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { settleRootShares } from "./rootDividend.js";
import { setStakePool, sharesOf, stakeOf, stakePoolOf, type Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";
import { stakeShares } from "./tables.js";

/**
 * Takes alpha (on root, TAO) out of a position. It is then in the caller's hand. Taking out all that a position is
 * worth closes it: fractions of a rao stay with the pool.
 *
 * @returns `amount`
 * @throws SK0503
 */
export function debitStake(ctx: Context, position: Position, amount: bigint): bigint {
  const { hotkey, netuid, coldkey } = position;
  const stake = stakeOf(ctx.state, position);
  if (amount > stake) throw fail(stakingErrors.notEnoughStake, { coldkey, stake, hotkey, netuid, amount });
  if (amount === 0n) return amount;

  const pool = stakePoolOf(ctx.state, hotkey, netuid);
  const held = ctx.state.get(stakeShares, [hotkey, netuid, coldkey]) ?? 0n;
  const given = amount === stake ? held : sharesOf(pool, amount);
  if (given === held) ctx.state.delete(stakeShares, [hotkey, netuid, coldkey]);
  else ctx.state.set(stakeShares, [hotkey, netuid, coldkey], held - given);
  if (netuid === ROOT) settleRootShares(ctx, hotkey, coldkey, -given);
  setStakePool(ctx, hotkey, netuid, { value: pool.value - amount, shares: pool.shares - given }, pool);
  return amount;
}
