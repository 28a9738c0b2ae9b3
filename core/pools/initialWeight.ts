import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";
import { isWeightInRange } from "./pool.js";
import { E18 } from "./weightedPower.js";

/**
 * The TAO weight, in units of 10^-18, that gives a pool with these reserves a wanted price: tao / (price · alpha + tao).
 * Undefined if a side would weigh less than a hundredth, or if both reserves are empty.
 *
 * @param price TAO per alpha
 */
export function initialWeightE18(tao: bigint, alpha: bigint, price: U64F64): bigint | undefined {
  const total = ((price * alpha) >> u64f64.fractionBits) + tao;
  if (total === 0n) return undefined;
  const taoWeightE18 = (E18 * tao) / total;
  return isWeightInRange(taoWeightE18) ? taoWeightE18 : undefined;
}
