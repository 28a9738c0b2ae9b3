import { recycleTao } from "../ledger/recycle.js";
import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { marketOf, poolOf, updateMarket } from "./market.js";
import { marketErrors } from "./marketErrors.js";
import { recycleAlpha } from "./recycleAlpha.js";
import { MIN_RESERVE, NO_LIMIT, swap, type SwapOrder, type SwapResult } from "./swap.js";
import type { Market } from "./tables.js";

export interface TradeTerms {
  /** Worst acceptable price after the swap, in rao of TAO per whole alpha; any price if left out. */
  readonly limitPrice?: bigint | undefined;
  /** In units of 1 / 65535 of what is given; none if left out. */
  readonly feeRateU16?: number;
}

/**
 * Swaps TAO in the caller's hand for alpha, which is then in the caller's hand. All of it or nothing: a price beyond
 * the limit refuses the whole swap. The fee is recycled.
 *
 * @throws SK0400, SK0401, SK0402, SK0410, SK0413, SK0414; nothing has changed then
 * @example const { paidOut } = buyAlpha(ctx, 1, debit(ctx, coldkey, tao), { feeRateU16: 33 });
 */
export function buyAlpha(ctx: Context, netuid: number, tao: bigint, terms: TradeTerms = {}): SwapResult {
  const market = marketOf(ctx.state, netuid);
  const result = quote(market, "buy", tao, terms);
  updateMarket(ctx, netuid, {
    taoIn: market.taoIn + result.paidIn,
    alphaIn: market.alphaIn - result.paidOut,
    alphaOut: market.alphaOut + result.paidOut,
  });
  recycleTao(ctx, result.fee);
  return result;
}

/**
 * Swaps alpha in the caller's hand for TAO, which is then in the caller's hand. All of it or nothing, as in
 * `buyAlpha`. The fee is alpha, and is recycled as such: the subnet's alpha issuance falls.
 *
 * @throws SK0400, SK0401, SK0402, SK0410, SK0413, SK0414; nothing has changed then
 */
export function sellAlpha(ctx: Context, netuid: number, alpha: bigint, terms: TradeTerms = {}): SwapResult {
  const market = marketOf(ctx.state, netuid);
  const result = quote(market, "sell", alpha, terms);
  updateMarket(ctx, netuid, {
    taoIn: market.taoIn - result.paidOut,
    alphaIn: market.alphaIn + result.paidIn,
    alphaOut: market.alphaOut - result.paidIn,
  });
  recycleAlpha(ctx, netuid, result.fee);
  return result;
}

/**
 * What a trade of the whole amount would pay, without doing it.
 *
 * @throws as `buyAlpha`
 */
export function quote(
  market: Market,
  side: SwapOrder["side"],
  amount: bigint,
  terms: TradeTerms = {},
): SwapResult {
  const { limitPrice = NO_LIMIT[side], feeRateU16 = 0 } = terms;
  const result = swap(poolOf(market), { side, amount, limitPrice, feeRateU16 });
  if (result.paidIn + result.fee !== amount) throw fail(marketErrors.limitPassed, { amount, limitPrice });
  const left = (side === "buy" ? market.alphaIn : market.taoIn) - result.paidOut;
  if (left < MIN_RESERVE) throw fail(marketErrors.reserveGuarded, { left, minimum: MIN_RESERVE });
  return result;
}
