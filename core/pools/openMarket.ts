import { fail } from "../primitives/errors.js";
import type { Context } from "../state/context.js";
import { marketErrors } from "./marketErrors.js";
import { EQUAL_WEIGHT_E18 } from "./pool.js";
import { MIN_RESERVE } from "./swap.js";
import { markets } from "./tables.js";

export interface NewMarket {
  /** TAO in the caller's hand that becomes the reserve, in rao. */
  readonly tao: bigint;
  /** Alpha to mint into the reserve, in rao. */
  readonly alpha: bigint;
  /** Raw I96F32; 0 if left out, as on a new subnet. */
  readonly movingPrice?: bigint;
  /** Weight of TAO in units of 10^-18; one half if left out. */
  readonly taoWeightE18?: bigint;
}

/**
 * Opens the market of a new subnet.
 *
 * @throws SK0411 if it has one, SK0412 if a side is below the minimum reserve
 */
export function openMarket(ctx: Context, netuid: number, start: NewMarket): void {
  const { tao, alpha, movingPrice = 0n, taoWeightE18 = EQUAL_WEIGHT_E18 } = start;
  if (ctx.state.get(markets, [netuid]) !== undefined) throw fail(marketErrors.poolExists, { netuid });
  if (tao < MIN_RESERVE || alpha < MIN_RESERVE) {
    throw fail(marketErrors.reserveTooSmall, { minimum: MIN_RESERVE, tao, alpha });
  }
  ctx.state.set(markets, [netuid], {
    taoIn: tao,
    alphaIn: alpha,
    alphaOut: 0n,
    alphaIssued: alpha,
    taoWeightE18,
    movingPrice,
    protocolAlpha: 0n,
    burntAlpha: 0n,
  });
}
