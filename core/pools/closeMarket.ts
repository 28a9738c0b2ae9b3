import type { Context } from "../state/context.js";
import { marketOf } from "./market.js";
import { markets } from "./tables.js";

/**
 * Closes a subnet's market: its alpha is no more, wherever it was.
 *
 * @returns the TAO reserve, which is then in the caller's hand, in rao
 * @throws SK0410
 */
export function closeMarket(ctx: Context, netuid: number): bigint {
  const { taoIn } = marketOf(ctx.state, netuid);
  ctx.state.delete(markets, [netuid]);
  return taoIn;
}
