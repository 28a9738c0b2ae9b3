import { multiplyQ128, second } from "./multiply";
import { divideBySmall, smallQuotientHigh } from "./small";

/** What the result is off by at most, in units of the last place, besides three times what x is off by: see the reference. */
export const ERROR: u64 = 128;

/** The upper limb of ln 2, which has 128 fraction bits. */
export const LN_TWO: u64 = 0xb172_17f7_d1cf_79ab;

/** Upper limb of the last result. */
export let fallenByHigh: u64 = 0;

/**
 * 1 - e^-x with 128 fraction bits, for x below ln 2: two limbs. The series of the reference less its first term, all of whose terms
 * are positive here and taken in turns.
 */
export function fallenBy(x1: u64, x0: u64): u64 {
  let sum0 = x0;
  let sum1 = x1;
  let term0 = x0;
  let term1 = x1;
  for (let n: u64 = 2; ; n++) {
    const product0 = multiplyQ128(term1, term0, x1, x0);
    term0 = divideBySmall(second, product0, n);
    term1 = smallQuotientHigh;
    if ((term1 | term0) === 0) break;
    if (n & 1) {
      sum0 += term0;
      sum1 += term1 + u64(sum0 < term0);
    } else {
      sum1 -= term1 + u64(sum0 < term0);
      sum0 -= term0;
    }
  }
  fallenByHigh = sum1;
  return sum0;
}
