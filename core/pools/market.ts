import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";
import { marketErrors } from "./marketErrors.js";
import type { Pool } from "./pool.js";
import { spotPrice } from "./price.js";
import { markets, type Market } from "./tables.js";

/**
 * The market of a subnet.
 *
 * @throws SK0410 for root and for a subnet that doesn't exist
 */
export function marketOf(state: State, netuid: number): Market {
  const market = state.get(markets, [netuid]);
  if (market === undefined) throw fail(marketErrors.noPool, { netuid });
  return market;
}

/** Writes the fields that changed. */
export function updateMarket(ctx: Context, netuid: number, changed: Partial<Market>): void {
  const market = marketOf(ctx.state, netuid);
  // Field by field: every block changes every market several times, and spreading two objects takes five times as long.
  ctx.state.set(markets, [netuid], {
    taoIn: changed.taoIn ?? market.taoIn,
    alphaIn: changed.alphaIn ?? market.alphaIn,
    alphaOut: changed.alphaOut ?? market.alphaOut,
    alphaIssued: changed.alphaIssued ?? market.alphaIssued,
    taoWeightE18: changed.taoWeightE18 ?? market.taoWeightE18,
    movingPrice: changed.movingPrice ?? market.movingPrice,
    protocolAlpha: changed.protocolAlpha ?? market.protocolAlpha,
    burntAlpha: changed.burntAlpha ?? market.burntAlpha,
  });
}

/** What the pool formulas take of a market. */
export function poolOf(market: Market): Pool {
  return { tao: market.taoIn, alpha: market.alphaIn, taoWeightE18: market.taoWeightE18 };
}

/** Price of a subnet's alpha in TAO now, U64F64. */
export function priceOf(state: State, netuid: number): bigint {
  return spotPrice(poolOf(marketOf(state, netuid)));
}
