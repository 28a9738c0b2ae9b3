import { minerBurnedFractions } from "../emission/tables.js";
import { closePots } from "../ledger/closePots.js";
import { recycleTao } from "../ledger/recycle.js";
import { closeMarket } from "../pools/closeMarket.js";
import { marketOf } from "../pools/market.js";
import { networkParameters } from "../registry/hyperparameters.js";
import { removeSubnet } from "../registry/removeSubnet.js";
import { subnetOf } from "../registry/subnets.js";
import { subnets } from "../registry/tables.js";
import { payOutStakes } from "../staking/payOutStakes.js";
import { removeStakes } from "../staking/removeStakes.js";
import type { Context } from "../state/context.js";

/**
 * Ends a subnet: those who hold its alpha get its TAO reserve in proportion, and nothing of it stays in any table. What
 * can't be divided is recycled.
 *
 * @throws SK0601
 */
export function dissolveSubnet(ctx: Context, netuid: number): void {
  const { owner } = subnetOf(ctx.state, netuid);
  const reserve = marketOf(ctx.state, netuid).taoIn;
  const left = payOutStakes(ctx, netuid, reserve);
  const recycled = left + closePots(ctx, netuid);
  closeMarket(ctx, netuid);
  recycleTao(ctx, recycled);
  removeStakes(ctx, netuid);
  ctx.state.delete(minerBurnedFractions, [netuid]);
  removeSubnet(ctx, netuid);
  ctx.emit({
    name: "registry.subnetDissolved",
    fields: { netuid, owner, paidOut: reserve - left, recycled },
  });
}

/**
 * Makes room for a new subnet: dissolves the one with the lowest moving price, of those past their immunity; the oldest
 * if several have it. Does nothing if all are immune.
 */
export function dissolveWeakestSubnet(ctx: Context): void {
  const { state, height } = ctx;
  const { networkImmunity } = networkParameters(state);
  const candidates = Array.from(state.entries(subnets), ([[netuid], { createdAt }]) => ({
    netuid,
    createdAt,
  }))
    .filter(({ createdAt }) => height - createdAt >= networkImmunity)
    .map((subnet) => ({ ...subnet, price: marketOf(state, subnet.netuid).movingPrice }))
    .sort((a, b) => Number(a.price > b.price) - Number(a.price < b.price) || a.createdAt - b.createdAt);
  const [weakest] = candidates;
  if (weakest !== undefined) dissolveSubnet(ctx, weakest.netuid);
}
