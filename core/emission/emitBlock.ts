import { blockEmission } from "../ledger/blockEmission.js";
import { totalIssuance } from "../ledger/issuance.js";
import { mintTao } from "../ledger/mint.js";
import { recycleTao } from "../ledger/recycle.js";
import { marketOf } from "../pools/market.js";
import { u96f32 } from "../primitives/fixed/u96f32.js";
import type { Context } from "../state/context.js";
import { emitToSubnet } from "./emitToSubnet.js";
import { emittingSubnets } from "./emittingSubnets.js";
import { subnetShares } from "./subnetShares.js";
import { minerBurnedFractions } from "./tables.js";

/**
 * Block step: mints the block's TAO and divides it among the subnets. Where nobody takes part nothing is minted, and what
 * truncation leaves of the whole is recycled at once.
 */
export function emitBlock(ctx: Context): void {
  const emitting = emittingSubnets(ctx);
  if (emitting.length === 0) return;
  const emission = blockEmission(totalIssuance(ctx.state));
  const { taoEmissions, rootSells } = subnetShares(
    emission,
    emitting.map(({ netuid }) => ({
      movingPrice: marketOf(ctx.state, netuid).movingPrice,
      minerBurned: ctx.state.get(minerBurnedFractions, [netuid]) ?? 0n,
      receivesTao: true,
    })),
  );

  let left = mintTao(ctx, emission);
  emitting.forEach(({ netuid }, index) => {
    const taoEmission = taoEmissions[index] ?? 0n;
    left -= u96f32.toU64(taoEmission);
    emitToSubnet(ctx, netuid, taoEmission, rootSells);
  });
  recycleTao(ctx, left);
}
