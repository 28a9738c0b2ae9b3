import type { AccountId } from "../primitives/ss58.js";
import { claimHotkey, ownerOf } from "../registry/hotkeys.js";
import { subnetOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { childTakes, type Take } from "./tables.js";
import { changedTake, type TakeChange } from "./take.js";

const NOTHING: Take = { takeU16: 0, raisedAt: undefined };

/** What a hotkey keeps of what it earns with parents' stake on a subnet, in units of 1 / 65535. */
export function childTakeOf(state: State, netuid: number, hotkey: AccountId): number {
  return recordOf(state, netuid, hotkey).takeU16;
}

/**
 * Changes a child's take: from 0 up to 18 %, down at any time, up at most once in 216,000 blocks.
 *
 * @throws SK0601 no such subnet, SK0604 unknown hotkey, SK0603 somebody else's, SK0505 too high, SK0506 raised too
 * recently
 */
export function setChildTake(
  ctx: Context,
  { netuid, coldkey, hotkey, takeU16 }: TakeChange & { readonly netuid: number },
): void {
  subnetOf(ctx.state, netuid);
  ownerOf(ctx.state, hotkey);
  claimHotkey(ctx, hotkey, coldkey);
  const take = changedTake(recordOf(ctx.state, netuid, hotkey), takeU16, ctx.height);
  ctx.state.set(childTakes, [netuid, hotkey], take);
  ctx.emit({ name: "staking.childTakeSet", fields: { netuid, hotkey, takeU16 } });
}

function recordOf(state: State, netuid: number, hotkey: AccountId): Take {
  return state.get(childTakes, [netuid, hotkey]) ?? NOTHING;
}
