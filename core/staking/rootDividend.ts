import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { rootClaimable } from "./tables.js";

/** Alpha that a hotkey's root stakers earned on a subnet so far, in rao. */
export function rootDividendsOf(state: State, netuid: number, hotkey: AccountId): bigint {
  return state.get(rootClaimable, [netuid, hotkey]) ?? 0n;
}

/** Keeps alpha in the caller's hand for a hotkey's root stakers, who earned it on a subnet. */
export function keepRootDividend(ctx: Context, netuid: number, hotkey: AccountId, amount: bigint): void {
  if (amount === 0n) return;
  ctx.state.set(rootClaimable, [netuid, hotkey], rootDividendsOf(ctx.state, netuid, hotkey) + amount);
}
