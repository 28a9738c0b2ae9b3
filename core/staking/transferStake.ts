import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { relocateStake } from "./relocateStake.js";
import type { Position } from "./stakePool.js";
import { stakingErrors } from "./stakingErrors.js";

export interface StakeTransfer extends Position {
  /** The coldkey that gets it. */
  readonly to: AccountId;
  readonly destinationNetuid: number;
  /** In rao of alpha; from root, of TAO. */
  readonly alpha: bigint;
  /** Lowest acceptable relative price, see `Relocation`. */
  readonly limitPrice?: bigint | undefined;
}

/**
 * Gives stake to another coldkey, with the same hotkey, on the same subnet or another. Both have to allow it.
 *
 * @returns what the destination grew by, in rao
 * @throws SK0508 transfers are off, and as `relocateStake`
 * @example transferStake(ctx, { coldkey, to: bob, hotkey, netuid: 1, destinationNetuid: 1, alpha: 5_000_000_000n });
 */
export function transferStake(ctx: Context, transfer: StakeTransfer): bigint {
  const { coldkey, to, hotkey, netuid, destinationNetuid, alpha, limitPrice } = transfer;
  const closed = [netuid, destinationNetuid].find(
    (each) => each !== ROOT && !hyperparameters(ctx.state, each).transferEnabled,
  );
  if (closed !== undefined) throw fail(stakingErrors.transfersOff, { netuid: closed });

  const { received, tao } = relocateStake(ctx, {
    from: { coldkey, hotkey, netuid },
    to: { coldkey: to, hotkey, netuid: destinationNetuid },
    alpha,
    limitPrice,
  });
  ctx.emit({
    name: "staking.transferred",
    fields: { coldkey, to, hotkey, netuid, destinationNetuid, alpha, tao, received },
  });
  return received;
}
