import type { Context } from "../state/context.js";
import { burnt } from "./tables.js";

/** Puts TAO that is in the caller's hand out of everyone's reach. Unlike recycled TAO it stays issued. */
export function burnTao(ctx: Context, amount: bigint): void {
  if (amount > 0n) ctx.state.set(burnt, [], (ctx.state.get(burnt, []) ?? 0n) + amount);
}
