import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { claimHotkey, ownerOf } from "../registry/hotkeys.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { stakingErrors } from "./stakingErrors.js";
import { takes, type Take } from "./tables.js";

/** 18 %, in units of 1 / 65535: the most a delegate may take, and what it takes unless it says otherwise. */
export const MAX_TAKE_U16 = 11_796;

/** A month of blocks: how long a raise of the take holds before the next. */
const BLOCKS_BETWEEN_RAISES = 216_000;

/** A delegate's take, in units of 1 / 65535. */
export function takeOf(state: State, hotkey: AccountId): number {
  return recordOf(state, hotkey).takeU16;
}

export interface TakeChange {
  readonly coldkey: AccountId;
  readonly hotkey: AccountId;
  /** In units of 1 / 65535. */
  readonly takeU16: number;
}

/**
 * Changes a delegate's take: down at any time, up at most once in 216,000 blocks.
 *
 * @throws SK0604 unknown hotkey, SK0603 somebody else's, SK0505 too high, SK0506 raised too recently
 */
export function setTake(ctx: Context, { coldkey, hotkey, takeU16 }: TakeChange): void {
  ownerOf(ctx.state, hotkey);
  claimHotkey(ctx, hotkey, coldkey);
  ctx.state.set(takes, [hotkey], changedTake(recordOf(ctx.state, hotkey), takeU16, ctx.height));
  ctx.emit({ name: "staking.takeSet", fields: { hotkey, takeU16 } });
}

/**
 * A take after a change: down at any time, up at most once in 216,000 blocks.
 *
 * @throws SK0505 too high, SK0506 raised too recently
 */
export function changedTake({ takeU16: former, raisedAt }: Take, takeU16: number, height: number): Take {
  if (takeU16 > MAX_TAKE_U16) throw fail(stakingErrors.takeTooHigh, { takeU16, maximum: MAX_TAKE_U16 });
  if (takeU16 <= former) return { takeU16, raisedAt };
  const earliest = (raisedAt ?? 0) + BLOCKS_BETWEEN_RAISES;
  if (raisedAt !== undefined && height < earliest)
    throw fail(stakingErrors.takeRaisedRecently, { raisedAt, earliest });
  return { takeU16, raisedAt: height };
}

function recordOf(state: State, hotkey: AccountId): Take {
  return state.get(takes, [hotkey]) ?? { takeU16: MAX_TAKE_U16, raisedAt: undefined };
}
