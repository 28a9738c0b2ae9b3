import { updateMovingPrice } from "../pools/updateMovingPrice.js";
import type { Context } from "../state/context.js";
import { emittingSubnets } from "./emittingSubnets.js";

/** Block step: the moving prices follow the prices that the block's emission left. */
export function updateMovingPrices(ctx: Context): void {
  for (const { netuid, firstEmissionBlock } of emittingSubnets(ctx))
    updateMovingPrice(ctx, netuid, firstEmissionBlock);
}
