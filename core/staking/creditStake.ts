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
  if (amount === 0n || depositStake(ctx, position, amount)) return;
  const { hotkey, netuid } = position;
  throw fail(stakingErrors.noShare, { amount, hotkey, netuid });
}

/**
 * The same for those who needn't pay what is too little.
 *
 * @returns false if it is too little for a single share: then nothing happened, and the amount is still in hand
 */
export function depositStake(ctx: Context, position: Position, amount: bigint): boolean {
  if (amount === 0n) return false;
  const { hotkey, netuid, coldkey } = position;
  const pool = stakePoolOf(ctx.state, hotkey, netuid);
  const minted = sharesFor(pool, amount);
  if (minted === 0n) return false;

  const key = [hotkey, netuid, coldkey] as const;
  ctx.state.set(stakeShares, key, (ctx.state.get(stakeShares, key) ?? 0n) + minted);
  if (netuid === ROOT) settleRootShares(ctx, hotkey, coldkey, minted);
  setStakePool(ctx, hotkey, netuid, { value: pool.value + amount, shares: pool.shares + minted }, pool);
  return true;
}
