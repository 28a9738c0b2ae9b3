import { multiply, second } from "./multiply";

/** 1 with 32 fraction bits. */
export const ONE: u64 = 0x1_0000_0000;
/** 1 in the units of pool weights and powers. */
export const E18: u64 = 1_000_000_000_000_000_000;

/** floor(a · b / 2^32), which has to fit: the product of raws with 32 fraction bits. */
@inline
export function multiplyQ32(a: u64, b: u64): u64 {
  const low = multiply(a, b);
  return (second << 32) | (low >> 32);
}
