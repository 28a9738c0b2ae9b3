import { recycleTao } from "../ledger/recycle.js";
import type { Context } from "../state/context.js";
import { injectLiquidity, type Liquidity } from "./injection.js";
import { marketOf, poolOf, updateMarket } from "./market.js";

/**
 * Adds TAO in the caller's hand and newly minted alpha to a pool without moving its price. If a side would then weigh
 * less than a hundredth, nothing is added, the TAO is recycled, no alpha is minted and `pools.injectionRefused` says so.
 *
 * @throws SK0410
 */
export function inject(ctx: Context, netuid: number, added: Liquidity): void {
  if (added.tao === 0n && added.alpha === 0n) return;
  const market = marketOf(ctx.state, netuid);
  const pool = injectLiquidity(poolOf(market), added);
  if (pool === undefined) {
    recycleTao(ctx, added.tao);
    ctx.emit({ name: "pools.injectionRefused", fields: { netuid, recycled: added.tao, alpha: added.alpha } });
    return;
  }
  updateMarket(ctx, netuid, {
    taoIn: pool.tao,
    alphaIn: pool.alpha,
    alphaIssued: market.alphaIssued + added.alpha,
    taoWeightE18: pool.taoWeightE18,
  });
}
