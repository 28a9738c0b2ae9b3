import { debit } from "../ledger/accounts.js";
import { buyAlpha } from "../pools/trade.js";
import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { ownerOf } from "../registry/hotkeys.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import { creditStake } from "./creditStake.js";
import type { Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";

/** Least TAO to stake, or to get for a part of one's stake, in rao. */
export const MIN_STAKE = 2_000_000n;

export interface StakeAddition extends Position {
  /** In rao, out of the coldkey's free balance. */
  readonly tao: bigint;
  /** Highest acceptable price after the swap, in rao of TAO per whole alpha; any if left out. No effect on root. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Stakes TAO with a hotkey: swapped for the subnet's alpha, or as it is on root.
 *
 * @returns what the position grew by, in rao of alpha (on root, of TAO)
 * @throws SK0601 no such subnet, SK0604 unknown hotkey, SK0502 below the minimum, SK0301 balance too small, SK0501,
 * SK0402 or SK0413 for a price beyond the limit, SK04xx if the pool refuses the swap
 * @example addStake(ctx, { coldkey, hotkey, netuid: 1, tao: 5_000_000_000n, limitPrice: 20_000_000n });
 */
export function addStake(ctx: Context, addition: StakeAddition): bigint {
  const { coldkey, hotkey, netuid, tao, limitPrice } = addition;
  const feeRateU16 = netuid === ROOT ? 0 : hyperparameters(ctx.state, netuid).feeRate;
  ownerOf(ctx.state, hotkey);
  if (tao < MIN_STAKE) throw fail(stakingErrors.belowMinimum, { amount: tao, minimum: MIN_STAKE });

  debit(ctx, coldkey, tao);
  const { paidOut: alpha, fee } =
    netuid === ROOT ? { paidOut: tao, fee: 0n } : buyAlpha(ctx, netuid, tao, { limitPrice, feeRateU16 });
  creditStake(ctx, addition, alpha);
  ctx.emit({ name: "staking.added", fields: { coldkey, hotkey, netuid, tao, alpha, fee } });
  return alpha;
}
