import type { Context } from "../state/context.js";
import { marketOf, updateMarket } from "./market.js";

/**
 * Puts alpha that is in the caller's hand out of everyone's reach. Unlike recycled alpha it stays issued.
 *
 * @throws SK0410
 */
export function burnAlpha(ctx: Context, netuid: number, amount: bigint): void {
  if (amount > 0n) updateMarket(ctx, netuid, { burntAlpha: marketOf(ctx.state, netuid).burntAlpha + amount });
}
