import type { Context } from "../state/context.js";
import { marketOf, poolOf, updateMarket } from "./market.js";
import { nextMovingPrice } from "./movingPrice.js";
import { spotPrice } from "./price.js";

/** 3 · 10^-6, U64F64. */
const SMOOTHING = 55_340_232_221_129n;

/** Four weeks of blocks. */
const HALVING_BLOCKS = 201_600n;

/**
 * Moves a subnet's moving price towards its price at the end of the block step.
 *
 * @param firstEmissionBlock the block after the one in which the subnet was started
 * @throws SK0410
 */
export function updateMovingPrice(ctx: Context, netuid: number, firstEmissionBlock: number): void {
  const market = marketOf(ctx.state, netuid);
  const movingPrice = nextMovingPrice({
    height: ctx.height,
    firstEmissionBlock,
    halvingBlocks: HALVING_BLOCKS,
    smoothing: SMOOTHING,
    previous: market.movingPrice,
    spotPrice: spotPrice(poolOf(market)),
  });
  if (movingPrice !== market.movingPrice) updateMarket(ctx, netuid, { movingPrice });
}
