import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { registryErrors } from "./registryErrors.js";
import { hotkeyOwners } from "./tables.js";

/**
 * The coldkey that a hotkey belongs to.
 *
 * @throws SK0604
 */
export function ownerOf(state: State, hotkey: AccountId): AccountId {
  const owner = state.get(hotkeyOwners, [hotkey]);
  if (owner === undefined) throw fail(registryErrors.unknownHotkey, { hotkey });
  return owner;
}

/**
 * Pairs a hotkey with its coldkey for good; nothing happens if they are already.
 *
 * @throws SK0603
 */
export function claimHotkey(ctx: Context, hotkey: AccountId, coldkey: AccountId): void {
  const owner = ctx.state.get(hotkeyOwners, [hotkey]);
  if (owner === undefined) ctx.state.set(hotkeyOwners, [hotkey], coldkey);
  else if (owner !== coldkey) throw fail(registryErrors.notHotkeyOwner, { hotkey });
}
