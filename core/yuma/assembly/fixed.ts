// I32F32 on values from 0 to 1, as unsigned 64-bit raws. Whoever could leave that range is turned away before (see stake.ts,
// oldBonds.ts and the binding): only so do products fit into 64 bits, and quotients into a double's 53.

export const FRACTION: u64 = 0xffff_ffff;
export const ONE: u64 = 0x1_0000_0000;

const ONE_F: f64 = 4_294_967_296.0;
/** Adding it rounds a double below 2^51 to the nearest integer, which then is in the low bits. */
const ROUND: f64 = 4_503_599_627_370_496.0;
const ROUND_BITS: u64 = 0x4330_0000_0000_0000;

/** floor(a · b), with a and b up to 1. Both being 1 would be 2^64: the integer bit of `a` is multiplied apart. */
@inline
export function multiply(a: u64, b: u64): u64 {
  return (((a & FRACTION) * b) >> 32) + (b & (0 - (a >> 32)));
}

/** What `divide` needs beside the divisor; 0 for 0, by which every quotient becomes 0. */
@inline
export function reciprocal(divisor: u64): f64 {
  return divisor === 0 ? 0 : ONE_F / <f64>(<i64>divisor);
}

/**
 * floor(value / divisor), with value ≤ divisor < 2^53.
 *
 * The product of doubles is off by less than 2^-18, so that rounded it is the quotient or one more; the remainder's sign
 * tells which. The division instruction is as fast on recent processors and several times slower on others, and can't divide
 * 2^64, which a value of 1 comes to.
 */
@inline
export function divide(value: u64, divisor: u64, inverse: f64): u64 {
  const rounded = roundToInteger(<f64>(<i64>value) * inverse);
  const remainder: i64 = (value << 32) - rounded * divisor;
  return rounded + (remainder >> 63);
}

@inline
export function roundToInteger(value: f64): u64 {
  return reinterpret<u64>(value + ROUND) - ROUND_BITS;
}

/** Divides every one of `count` raws by their sum, which stays below 2^53; a sum of 0 leaves them as they are. */
export function normalize(values: usize, count: u32): void {
  let sum: u64 = 0;
  for (let i: u32 = 0; i < count; i++) sum += load<u64>(values + (i << 3));
  const inverse = reciprocal(sum);
  for (let i: u32 = 0; i < count; i++) {
    const at = values + (i << 3);
    const value = load<u64>(at);
    if (value !== 0) store<u64>(at, divide(value, sum, inverse));
  }
}

/** As the u16 that is stored: truncated. */
@inline
export function toU16(share: u64): u32 {
  return <u32>((share * 65_535) >> 32);
}

/** A u16 fraction, truncated: 2^32 / 65535 is 65537 and a little, which counts at full scale alone. */
@inline
export function fromU16(fraction: u32): u64 {
  return <u64>fraction * 65_537 + <u64>(fraction === 65_535);
}

/** 1 + 2^-50: multiplied with it, a product of two or three rounded doubles is not below the exact one. */
export const SLIGHTLY_MORE: f64 = 1.00000000000000088817841970012523;
