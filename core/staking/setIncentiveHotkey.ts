import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { registeredUid } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { stakingErrors } from "./stakingErrors.js";
import { incentiveHotkeys } from "./tables.js";

export interface IncentiveHotkeyChange {
  readonly netuid: number;
  /** Whose miners' incentives it is about. */
  readonly coldkey: AccountId;
  /** The hotkey they are staked with from now on; anybody's. */
  readonly hotkey: AccountId;
}

/** The hotkey that a miner's incentive is staked with: the one its coldkey chose for the subnet, or its own. */
export function incentiveHotkeyOf(
  state: State,
  netuid: number,
  miner: { readonly hotkey: AccountId; readonly coldkey: AccountId },
): AccountId {
  return state.get(incentiveHotkeys, [netuid, miner.coldkey]) ?? miner.hotkey;
}

/**
 * Chooses with which hotkey the incentives of a coldkey's miners on a subnet are staked, such as a validator's. The choice
 * stays when that hotkey loses its UID.
 *
 * @throws SK0601 no such subnet, SK0605 a hotkey that isn't registered there, SK0518 the choice made already
 */
export function setIncentiveHotkey(ctx: Context, { netuid, coldkey, hotkey }: IncentiveHotkeyChange): void {
  subnetOf(ctx.state, netuid);
  registeredUid(ctx.state, netuid, hotkey);
  if (ctx.state.get(incentiveHotkeys, [netuid, coldkey]) === hotkey)
    throw fail(stakingErrors.sameIncentiveHotkey, { hotkey, netuid });
  ctx.state.set(incentiveHotkeys, [netuid, coldkey], hotkey);
  ctx.emit({ name: "staking.incentiveHotkeySet", fields: { netuid, coldkey, hotkey } });
}
