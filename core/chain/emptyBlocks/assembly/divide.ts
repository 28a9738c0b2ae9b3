// Quotients of numbers of several limbs, of 64 bits each, truncated. The lowest limb of a quotient is returned.
import { multiply, second } from "./multiply";

/** Of the last `divide`. */
export let remainder: u64 = 0;
/** Second limb of the last `divideThree`. */
export let quotientHigh: u64 = 0;

const HALF: u64 = 0xffff_ffff;
const BASE: u64 = 0x1_0000_0000;

/**
 * (n1, n0) / d, with n1 < d so that the quotient has one limb.
 *
 * Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D, on digits of 32 bits.
 */
export function divide(n1: u64, n0: u64, d: u64): u64 {
  if (n1 === 0) {
    const quotient = n0 / d;
    remainder = n0 - quotient * d;
    return quotient;
  }
  const shift = clz(d);
  const divisor = d << shift;
  const high = (n1 << shift) | ((n0 >> 1) >> (63 - shift));
  const low = n0 << shift;
  const first = digit(high, low >> 32, divisor);
  const rest = ((high << 32) | (low >> 32)) - first * divisor;
  const last = digit(rest, low & HALF, divisor);
  remainder = (((rest << 32) | (low & HALF)) - last * divisor) >> shift;
  return (first << 32) | last;
}

/** One digit of 32 bits of a quotient by a divisor whose first bit is set. */
@inline
function digit(high: u64, next: u64, divisor: u64): u64 {
  const upper = divisor >> 32;
  const lower = divisor & HALF;
  let guess = high / upper;
  let rest = high - guess * upper;
  // At most twice: the guess is never too small, and too large by two at most.
  while (guess >= BASE || guess * lower > ((rest << 32) | next)) {
    guess--;
    rest += upper;
    if (rest >= BASE) break;
  }
  return guess;
}

/** (n2, n1, n0) / d, with n2 < d: two limbs. */
@inline
export function divideThree(n2: u64, n1: u64, n0: u64, d: u64): u64 {
  const high = divide(n2, n1, d);
  const low = divide(remainder, n0, d);
  quotientHigh = high;
  return low;
}

/** (n2, n1, n0) / (d1, d0), which has to have one limb. */
export function divideByTwo(n2: u64, n1: u64, n0: u64, d1: u64, d0: u64): u64 {
  if (d1 === 0) return divide(n1, n0, d0);
  const shift = clz(d1);
  const rest = 63 - shift;
  const divisor1 = (d1 << shift) | ((d0 >> 1) >> rest);
  const divisor0 = d0 << shift;
  const high = (n2 << shift) | ((n1 >> 1) >> rest);
  const middle = (n1 << shift) | ((n0 >> 1) >> rest);
  const low = n0 << shift;

  let guess = u64.MAX_VALUE;
  let left = middle + divisor1;
  let isDone = high >= divisor1 && left < divisor1;
  if (high < divisor1) {
    guess = divide(high, middle, divisor1);
    left = remainder;
  }
  // As for the digits above, with limbs.
  while (!isDone) {
    const lower = multiply(guess, divisor0);
    if (second < left || (second === left && lower <= low)) break;
    guess--;
    left += divisor1;
    isDone = left < divisor1;
  }
  return guess;
}
