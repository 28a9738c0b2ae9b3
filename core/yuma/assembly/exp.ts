import { FRACTION, ONE } from "./fixed";

const LARGEST_EXPONENT: u64 = 20 << 32;
const LAST_TERM: u64 = 31;
/** e with 23 fraction bits; the chain's library holds the constant no more precisely. */
const E: u64 = 22_802_600 << 9;

/** e^x as the chain computes it: 31 terms of the power series, each truncated, and the reciprocal for a negative x. */
export function exp(x: i64): u64 {
  if (x === ONE) return E;
  const y = min(<u64>(x < 0 ? -x : x), LARGEST_EXPONENT);
  const whole = y >> 32;
  const fraction = y & FRACTION;
  let term = y;
  let result = ONE + y;
  for (let i: u64 = 2; i <= LAST_TERM && term !== 0; i++) {
    // floor(term · y / 2^32) in three products; a term is below 2^58.
    const product = term * whole + (term >> 32) * fraction + (((term & FRACTION) * fraction) >> 32);
    term = product / i;
    result += term;
  }
  return x < 0 ? inverseOf(result) : result;
}

/** floor(2^64 / divisor), with a divisor from 2^32 to 2^62. */
export function inverseOf(divisor: u64): u64 {
  // 2^64 itself doesn't fit: divided is 2^64 - 1, and one more where that leaves the largest remainder.
  const quotient = u64.MAX_VALUE / divisor;
  return quotient + u64(u64.MAX_VALUE - quotient * divisor === divisor - 1);
}
