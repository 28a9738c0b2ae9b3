import { i96f32, type I96F32 } from "../primitives/fixed/i96f32.js";
import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";

/** One step of a subnet's moving price. */
export interface MovingPriceStep {
  readonly height: number;
  /** The first block in which the subnet emitted. */
  readonly firstEmissionBlock: number;
  /** After so many blocks the smoothing has half its full weight. */
  readonly halvingBlocks: bigint;
  /** The full weight of a new price. */
  readonly smoothing: U64F64;
  /** The moving price before. */
  readonly previous: I96F32;
  /** The spot price now; counts as 1 where it is higher. */
  readonly spotPrice: U64F64;
}

/**
 * The moving price of a subnet's alpha after a block: a · min(spot, 1) + (1 - a) · previous, where
 * a = smoothing · b / (b + halvingBlocks) and b counts the blocks since the one before the first emission.
 */
export function nextMovingPrice(step: MovingPriceStep): I96F32 {
  const start = Math.max(step.firstEmissionBlock - 1, 0);
  const age = u64f64.fromInteger(BigInt(Math.max(step.height - start, 0)));
  const grown = u64f64.div(age, u64f64.add(age, u64f64.fromInteger(step.halvingBlocks)));
  const weight = u64f64.mul(step.smoothing, grown);
  const spot = step.spotPrice < u64f64.one ? step.spotPrice : u64f64.one;
  const fresh = u64f64.mul(weight, spot);
  const kept = u64f64.mul(u64f64.sub(u64f64.one, weight), u64f64.from(i96f32, step.previous));
  return i96f32.from(u64f64, u64f64.add(fresh, kept));
}
