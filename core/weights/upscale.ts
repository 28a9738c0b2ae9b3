const U16_MAX = 65_535;
const TWO_POW_32 = 4_294_967_296;

// All of this is exact in numbers: numerators stay below 2^50, and a quotient a / b of integers that isn't whole misses
// the next integer by at least 1 / a of itself, which a double still tells apart.

/**
 * Scales u16 weights so that the largest becomes 65535, rounded half up; all zeros stay. This is what `weights.set`
 * stores.
 *
 * Above 32768 the chain divides before it multiplies (its 32-bit integer part would overflow otherwise), which shows
 * in the rounding.
 */
export function maxUpscale(values: readonly number[]): number[] {
  const largest = maximum(values);
  if (largest === 0) return [...values];
  if (largest <= 32_768) {
    return values.map((value) => Math.floor((2 * value * U16_MAX + largest) / (2 * largest)));
  }
  const factor = Math.floor((U16_MAX * TWO_POW_32) / largest);
  return values.map((value) => Math.min(U16_MAX, Math.floor((value * factor + TWO_POW_32 / 2) / TWO_POW_32)));
}

/** Scales u16 weights so that they add up to 65535, less what truncation takes; all zeros stay. */
export function sumNormalize(values: readonly number[]): number[] {
  const total = sum(values);
  return total === 0 ? [...values] : values.map((value) => Math.floor((value * U16_MAX) / total));
}

/**
 * Whether the largest weight's share of all is at most `limitU16` / 65535, both cut to 32 fraction bits.
 * An empty or all-zero vector is.
 */
export function isWithinMaxWeight(values: readonly number[], limitU16: number): boolean {
  const total = sum(values);
  if (total === 0) return true;
  return Math.floor((maximum(values) * TWO_POW_32) / total) <= Math.floor((limitU16 * TWO_POW_32) / U16_MAX);
}

function maximum(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
