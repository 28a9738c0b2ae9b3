import { recycleTao } from "../ledger/recycle.js";
import { isSubnetkitError } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { marketOf, updateMarket } from "./market.js";
import { buyAlpha } from "./trade.js";

/**
 * Buys alpha for the protocol's own account with TAO in the caller's hand, without a fee. If the pool refuses, the
 * TAO is recycled and `pools.protocolBuyRefused` names the rule.
 *
 * @throws SK0410
 */
export function buyForProtocol(ctx: Context, netuid: number, tao: bigint): void {
  if (tao === 0n) return;
  const { protocolAlpha } = marketOf(ctx.state, netuid);
  try {
    const { paidOut } = buyAlpha(ctx, netuid, tao);
    updateMarket(ctx, netuid, { protocolAlpha: protocolAlpha + paidOut });
  } catch (error) {
    if (!isSubnetkitError(error)) throw error;
    recycleTao(ctx, tao);
    ctx.emit({ name: "pools.protocolBuyRefused", fields: { netuid, recycled: tao, code: error.code } });
  }
}
