import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { dust, type Dust } from "./tables.js";

const NONE: Dust = { tao: 0n, alpha: 0n };

/** What truncation left over on a subnet so far. */
export function dustOf(state: State, netuid: number): Dust {
  return state.get(dust, [netuid]) ?? NONE;
}

/** Keeps TAO or alpha in the caller's hand that truncation left over: nobody's, but still issued. */
export function keepDust(ctx: Context, netuid: number, left: Partial<Dust>): void {
  const { tao = 0n, alpha = 0n } = left;
  if (tao === 0n && alpha === 0n) return;
  const held = dustOf(ctx.state, netuid);
  ctx.state.set(dust, [netuid], { tao: held.tao + tao, alpha: held.alpha + alpha });
}
