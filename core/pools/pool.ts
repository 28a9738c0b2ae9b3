import { E18 } from "./weightedPower.js";

/** What the formulas of a pool need: its reserves, in rao, and how it weighs them. */
export interface Pool {
  readonly tao: bigint;
  readonly alpha: bigint;
  /** Weight of the TAO side in units of 10^-18. The alpha side weighs the rest: they add up to one. */
  readonly taoWeightE18: bigint;
}

/** Both sides weigh the same: the constant-product pool, and where every pool starts. */
export const EQUAL_WEIGHT_E18 = E18 / 2n;

/** No side may weigh less than a hundredth. */
const MIN_WEIGHT_E18 = E18 / 100n;

/** The weight of the alpha side in units of 10^-18. */
export function alphaWeightE18(pool: Pool): bigint {
  return E18 - pool.taoWeightE18;
}

/** Whether both sides of a pool with this TAO weight weigh at least a hundredth. */
export function isWeightInRange(taoWeightE18: bigint): boolean {
  return taoWeightE18 >= MIN_WEIGHT_E18 && E18 - taoWeightE18 >= MIN_WEIGHT_E18;
}
