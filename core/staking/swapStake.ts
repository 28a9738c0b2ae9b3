import type { Context } from "../state/context.js";
import { relocateStake } from "./relocateStake.js";
import type { Position } from "./stakePool.js";

export interface StakeSwap extends Position {
  readonly destinationNetuid: number;
  /** In rao of alpha; from root, of TAO. */
  readonly alpha: bigint;
  /** Lowest acceptable relative price, see `Relocation`. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Swaps a coldkey's stake on one subnet for stake on another, with the same hotkey.
 *
 * @returns what the destination grew by, in rao
 * @throws as `relocateStake`
 * @example swapStake(ctx, { coldkey, hotkey, netuid: 1, destinationNetuid: 2, alpha: 5_000_000_000n });
 */
export function swapStake(ctx: Context, swap: StakeSwap): bigint {
  const { coldkey, hotkey, netuid, destinationNetuid, alpha, limitPrice } = swap;
  const { received, tao } = relocateStake(ctx, {
    from: { coldkey, hotkey, netuid },
    to: { coldkey, hotkey, netuid: destinationNetuid },
    alpha,
    limitPrice,
  });
  ctx.emit({
    name: "staking.swapped",
    fields: { coldkey, hotkey, netuid, destinationNetuid, alpha, tao, received },
  });
  return received;
}
