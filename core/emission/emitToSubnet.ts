import { keepDust } from "../ledger/dust.js";
import { buyForProtocol } from "../pools/buyForProtocol.js";
import { inject } from "../pools/inject.js";
import { marketOf, priceOf } from "../pools/market.js";
import { u96f32 } from "../primitives/fixed/u96f32.js";
import { networkParameters } from "../registry/hyperparameters.js";
import { ROOT } from "../registry/subnets.js";
import { totalStake } from "../staking/stakePool.js";
import type { Context } from "../state/context.js";
import { fillSubnetPots } from "./fillSubnetPots.js";
import { subnetTerms } from "./subnetTerms.js";

/**
 * One block's emission on one subnet: liquidity for the pool, a purchase with the TAO left over, and alpha for the
 * participants, which waits in the pots for the epoch.
 *
 * @param taoEmission the subnet's share of the block's TAO, raw U96F32; its whole rao are in the caller's hand
 * @param rootSells whether root's part of the alpha is kept; it is recycled otherwise
 */
export function emitToSubnet(ctx: Context, netuid: number, taoEmission: bigint, rootSells: boolean): void {
  const { alphaIn, alphaOut } = marketOf(ctx.state, netuid);
  const terms = subnetTerms({
    taoEmission,
    alphaIn,
    alphaOut,
    rootTao: totalStake(ctx.state, ROOT),
    taoWeight: networkParameters(ctx.state).taoWeight,
    price: priceOf(ctx.state, netuid),
  });

  const added = { tao: u96f32.toU64(terms.taoIn), alpha: u96f32.toU64(terms.alphaIn) };
  const excess = u96f32.toU64(terms.excessTao);
  inject(ctx, netuid, added);
  buyForProtocol(ctx, netuid, excess);
  keepDust(ctx, netuid, { tao: u96f32.toU64(taoEmission) - added.tao - excess });
  fillSubnetPots(ctx, netuid, terms.alphaOut, rootSells);
}
