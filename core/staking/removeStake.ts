import { credit } from "../ledger/accounts.js";
import { sellAlpha } from "../pools/trade.js";
import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import { MIN_STAKE } from "./addStake.js";
import { debitStake } from "./debitStake.js";
import { stakeOf, type Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";

export interface StakeRemoval extends Position {
  /** In rao of alpha; on root, of TAO. */
  readonly alpha: bigint;
  /** Lowest acceptable price after the swap, in rao of TAO per whole alpha; any if left out. No effect on root. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Takes stake back: the alpha is swapped for TAO, which goes to the coldkey's free balance.
 *
 * @returns the TAO paid, in rao
 * @throws SK0601 no such subnet, SK0504 for nothing, SK0503 more than there is, SK0502 if a part of the stake would pay
 * less than the minimum, SK0402 or SK0413 for a price beyond the limit, SK04xx if the pool refuses the swap
 */
export function removeStake(ctx: Context, removal: StakeRemoval): bigint {
  const { coldkey, hotkey, netuid, alpha, limitPrice } = removal;
  const feeRateU16 = netuid === ROOT ? 0 : hyperparameters(ctx.state, netuid).feeRate;
  if (alpha <= 0n) throw fail(stakingErrors.nothingToRemove);
  const isWhole = alpha === stakeOf(ctx.state, removal);

  debitStake(ctx, removal, alpha);
  const { paidOut: tao, fee } =
    netuid === ROOT ? { paidOut: alpha, fee: 0n } : sellAlpha(ctx, netuid, alpha, { limitPrice, feeRateU16 });
  if (!isWhole && tao < MIN_STAKE)
    throw fail(stakingErrors.belowMinimum, { amount: tao, minimum: MIN_STAKE });
  credit(ctx, coldkey, tao);
  ctx.emit({ name: "staking.removed", fields: { coldkey, hotkey, netuid, alpha, tao, fee } });
  return tao;
}
