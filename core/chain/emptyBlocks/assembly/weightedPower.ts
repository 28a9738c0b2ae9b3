import { divide, divideThree, quotientHigh } from "./divide";
import { ERROR as EXPONENTIAL_ERROR, fallenBy, fallenByHigh, LN_TWO } from "./exponential";
import { E18 } from "./fixed";
import { fallenLogarithm, fallenLogarithmHigh, ERROR as LOGARITHM_ERROR } from "./logarithm";
import { multiply, multiplyTwo, second, third } from "./multiply";

/** Stands for a power that only the reference can tell. */
export const UNDECIDED: u64 = u64.MAX_VALUE;

/**
 * (a / b)^(p / q) in units of 10^-18, rounded down, for 0 < a < b below 2^57 and p, q up to 10^18: the same enclosure as the
 * reference's first, by the same steps. `UNDECIDED` where the bounds have different floors, and for a base below 3/4 or a power
 * below 1/2, which take an exponent of 2 besides.
 */
export function weightedPower(a: u64, b: u64, p: u64, q: u64): u64 {
  if (p === q) {
    const low = multiply(E18, a);
    return divide(second, low, b);
  }
  if (4 * a < 3 * b) return UNDECIDED;

  const logarithm0 = fallenLogarithm(a, b);
  const low = multiplyTwo(fallenLogarithmHigh, logarithm0, p);
  if (third >= q) return UNDECIDED;
  const x0 = divideThree(third, second, low, q);
  const x1 = quotientHigh;
  if (x1 >= LN_TWO) return UNDECIDED;
  // What the logarithm is off by, times p / q, rounded up so that no product leaves a limb.
  const error = EXPONENTIAL_ERROR + 3 * (LOGARITHM_ERROR * (p / q + 1) + 2);

  const fallen0 = fallenBy(x1, x0);
  const fallen1 = fallenByHigh;
  if (fallen1 === 0 && fallen0 < error) return UNDECIDED;
  const less0 = fallen0 - error;
  const less1 = fallen1 - u64(fallen0 < error);
  const more0 = fallen0 + error;
  const more1 = fallen1 + u64(more0 < error);
  const power = floorOfRest(more1, more0);
  return power === floorOfRest(less1, less0) ? power : UNDECIDED;
}

/** floor((1 - (x1, x0)) · 10^18), x having 128 fraction bits. */
function floorOfRest(x1: u64, x0: u64): u64 {
  const low = multiplyTwo(x1, x0, E18);
  return E18 - third - u64((second | low) !== 0);
}
