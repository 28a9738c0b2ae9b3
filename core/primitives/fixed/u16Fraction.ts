import { q32, type Q32 } from "./q32.js";

/** The u16 that stands for 1: weights, bonds and results are stored as fractions of it. */
export const U16_ONE = 65_535;

const FULL_SCALE = q32.fromInteger(BigInt(U16_ONE));

/**
 * A stored u16 fraction as I32F32, truncated: 65535 is exactly one.
 *
 * @param fraction an integer from 0 to 65535
 */
export function q32FromU16Fraction(fraction: number): Q32 {
  return q32.div(q32.fromInteger(BigInt(fraction)), FULL_SCALE);
}

/** I32F32 as the u16 fraction that gets stored: truncated, never rounded, and clamped to 0..65535. */
export function q32ToU16Fraction(raw: Q32): number {
  const fraction = q32.toInteger(q32.mul(raw, FULL_SCALE));
  return fraction < 0n ? 0 : fraction > 65_535n ? U16_ONE : Number(fraction);
}
