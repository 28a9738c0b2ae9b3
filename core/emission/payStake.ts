import { depositStake } from "../staking/creditStake.js";
import type { Position } from "../staking/stakePool.js";
import type { Context } from "../state/context.js";

/**
 * Stakes alpha in the caller's hand for somebody who earned it.
 *
 * @returns what was paid: all of it, or 0 if it is too little for a share of the stake there
 */
export function payStake(ctx: Context, position: Position, amount: bigint): bigint {
  return depositStake(ctx, position, amount) ? amount : 0n;
}
