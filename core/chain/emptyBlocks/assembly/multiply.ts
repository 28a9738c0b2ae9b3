// Products of numbers of several limbs, of 64 bits each. The lowest limb of a product is returned; the others stand here until the
// next product.

export let second: u64 = 0;
export let third: u64 = 0;

const HALF: u64 = 0xffff_ffff;

/** a · b, two limbs. */
@inline
export function multiply(a: u64, b: u64): u64 {
  second = upperHalf(a, b);
  return a * b;
}

/** floor(a · b / 2^64). */
@inline
export function upperHalf(a: u64, b: u64): u64 {
  const lowA = a & HALF;
  const highA = a >> 32;
  const lowB = b & HALF;
  const highB = b >> 32;
  const middle = highA * lowB + ((lowA * lowB) >> 32);
  return highA * highB + (middle >> 32) + ((lowA * highB + (middle & HALF)) >> 32);
}

/** (a1, a0) · b, three limbs. */
@inline
export function multiplyTwo(a1: u64, a0: u64, b: u64): u64 {
  const carried = upperHalf(a0, b);
  const middle = a1 * b + carried;
  third = upperHalf(a1, b) + u64(middle < carried);
  second = middle;
  return a0 * b;
}

/** floor((a1, a0) · (b1, b0) / 2^64) for products below 2^192: two limbs. */
@inline
export function multiplyQ64(a1: u64, a0: u64, b1: u64, b0: u64): u64 {
  const low = upperHalf(a0, b0);
  const left = a0 * b1;
  const right = a1 * b0;
  const sum = low + left;
  const all = sum + right;
  second = upperHalf(a0, b1) + upperHalf(a1, b0) + a1 * b1 + u64(sum < left) + u64(all < right);
  return all;
}

/** floor((a1, a0) · (b1, b0) / 2^128), two limbs: the product of numbers below 1 that have 128 fraction bits. */
@inline
export function multiplyQ128(a1: u64, a0: u64, b1: u64, b0: u64): u64 {
  const left = a0 * b1;
  const right = a1 * b0;
  const sum = upperHalf(a0, b0) + left;
  const all = sum + right;
  const carries = u64(sum < left) + u64(all < right);
  const upperLeft = upperHalf(a0, b1);
  const upperRight = upperHalf(a1, b0);
  const product = a1 * b1;
  const some = upperLeft + upperRight;
  const more = some + product;
  const result = more + carries;
  second =
    upperHalf(a1, b1) + u64(some < upperLeft) + u64(more < product) + u64(result < carries);
  return result;
}
