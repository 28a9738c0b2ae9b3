/** Upper limb of the last quotient. */
export let smallQuotientHigh: u64 = 0;

const HALF: u64 = 0xffff_ffff;

/** (n1, n0) / d for d below 2^32: two limbs. */
@inline
export function divideBySmall(n1: u64, n0: u64, d: u64): u64 {
  smallQuotientHigh = n1 / d;
  const upper = ((n1 - smallQuotientHigh * d) << 32) | (n0 >> 32);
  const middle = upper / d;
  return (middle << 32) | ((((upper - middle * d) << 32) | (n0 & HALF)) / d);
}
