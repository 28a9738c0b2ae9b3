import { lnTwo, type Approximation } from "./logarithm.js";

/** A positive real number between (value - error) · 2^(exponent - n) and (value + error) · 2^(exponent - n). */
export interface ScaledApproximation extends Approximation {
  readonly exponent: bigint;
}

/**
 * e^x for a real x given with `bits` fraction bits (64 or more). The result is a number between 1/2 and 2 with as many
 * fraction bits, times a power of two.
 */
export function exponential(x: Approximation, bits: bigint): ScaledApproximation {
  const two = lnTwo(bits);
  const exponent = x.value / two.value;
  const rest = x.value - exponent * two.value;
  const one = 1n << bits;

  // Dividing truncates towards zero, so a negative term ends at 0 too.
  let sum = one + rest;
  let term = rest;
  for (let n = 2n; term !== 0n; n += 1n) {
    term = ((term * rest) >> bits) / n;
    sum += term;
  }
  // At most bits / 4 terms, each off by less than 2 units of the last place; what x is off by counts up to twofold,
  // e^rest being below 2.
  const steps = exponent < 0n ? -exponent : exponent;
  return { value: sum, exponent, error: bits + 3n * (x.error + steps * two.error) };
}
