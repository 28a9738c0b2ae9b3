import { divide, remainder } from "./divide";
import { multiplyQ128, second } from "./multiply";
import { divideBySmall, smallQuotientHigh } from "./small";

/** What the result is off by at most, in units of the last place: see the reference. */
export const ERROR: u64 = 128;

/** Upper limb of the last result. */
export let fallenLogarithmHigh: u64 = 0;

/**
 * -ln(a / b) with 128 fraction bits, for a / b from 3/4 to 1: two limbs. The series of the reference; at z below 1/7 it takes no more
 * terms than there.
 */
export function fallenLogarithm(a: u64, b: u64): u64 {
  const z1 = divide(b - a, 0, a + b);
  const z0 = divide(remainder, 0, a + b);
  const square0 = multiplyQ128(z1, z0, z1, z0);
  const square1 = second;
  let sum0 = z0;
  let sum1 = z1;
  let term0 = multiplyQ128(z1, z0, square1, square0);
  let term1 = second;
  for (let n: u64 = 3; (term1 | term0) !== 0; n += 2) {
    const part0 = divideBySmall(term1, term0, n);
    sum0 += part0;
    sum1 += smallQuotientHigh + u64(sum0 < part0);
    term0 = multiplyQ128(term1, term0, square1, square0);
    term1 = second;
  }
  fallenLogarithmHigh = (sum1 << 1) | (sum0 >> 63);
  return sum0 << 1;
}
