import { fail } from "../primitives/errors.js";
import { ROOT } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { settleRootShares } from "./rootDividend.js";
import { setStakePool, sharesFor, stakePoolOf, type Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";
import { stakeShares } from "./tables.js";

/**
 * Puts alpha (on root, TAO) in the caller's hand into a position.
 *
 * @throws SK0501 if it is too little for a single share
 */
export function creditStake(ctx: Context, position: Position, amount: bigint): void {
  if (amount === 0n) return;
  const { hotkey, netuid, coldkey } = position;
  const pool = stakePoolOf(ctx.state, hotkey, netuid);
  const minted = sharesFor(pool, amount);
  if (minted === 0n) throw fail(stakingErrors.noShare, { amount, hotkey, netuid });

  const held = ctx.state.get(stakeShares, [hotkey, netuid, coldkey]) ?? 0n;
  ctx.state.set(stakeShares, [hotkey, netuid, coldkey], held + minted);
  if (netuid === ROOT) settleRootShares(ctx, hotkey, coldkey, minted);
  setStakePool(ctx, hotkey, netuid, { value: pool.value + amount, shares: pool.shares + minted });
}
