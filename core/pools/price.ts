import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";
import { alphaWeightE18, type Pool } from "./pool.js";

/**
 * The spot price of alpha in TAO: (alpha weight / TAO weight) · (TAO / alpha), both quotients truncated.
 * 0 for a pool without alpha.
 *
 * @example spotPrice({ tao: 10n, alpha: 20n, taoWeightE18: EQUAL_WEIGHT_E18 }) === u64f64.one / 2n
 */
export function spotPrice(pool: Pool): U64F64 {
  if (pool.alpha === 0n) return 0n;
  const weights = (alphaWeightE18(pool) << u64f64.fractionBits) / pool.taoWeightE18;
  const reserves = (pool.tao << u64f64.fractionBits) / pool.alpha;
  return u64f64.mul(weights, reserves);
}
