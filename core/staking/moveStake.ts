import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { relocateStake } from "./relocateStake.js";
import type { Position } from "./stakePool.js";

export interface StakeMove extends Position {
  readonly destinationHotkey: AccountId;
  readonly destinationNetuid: number;
  /** In rao of alpha; from root, of TAO. */
  readonly alpha: bigint;
  /** Lowest acceptable relative price, see `Relocation`. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Moves a coldkey's stake to another hotkey, another subnet, or both.
 *
 * @returns what the destination grew by, in rao
 * @throws as `relocateStake`
 * @example moveStake(ctx, { coldkey, hotkey, netuid: 1, destinationHotkey, destinationNetuid: 1, alpha: 5_000_000_000n });
 */
export function moveStake(ctx: Context, move: StakeMove): bigint {
  const { coldkey, hotkey, netuid, destinationHotkey, destinationNetuid, alpha, limitPrice } = move;
  const { received, tao } = relocateStake(ctx, {
    from: { coldkey, hotkey, netuid },
    to: { coldkey, hotkey: destinationHotkey, netuid: destinationNetuid },
    alpha,
    limitPrice,
  });
  ctx.emit({
    name: "staking.moved",
    fields: { coldkey, hotkey, netuid, destinationHotkey, destinationNetuid, alpha, tao, received },
  });
  return received;
}
