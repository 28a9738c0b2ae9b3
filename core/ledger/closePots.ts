import type { Context } from "../state/context.js";
import { dustOf } from "./dust.js";
import { dust, pots } from "./tables.js";

/**
 * Forgets a subnet's pots and its dust; what alpha was in them is no more.
 *
 * @returns the TAO of its dust, which is then in the caller's hand, in rao
 */
export function closePots(ctx: Context, netuid: number): bigint {
  const { tao } = dustOf(ctx.state, netuid);
  ctx.state.delete(pots, [netuid]);
  ctx.state.delete(dust, [netuid]);
  return tao;
}
