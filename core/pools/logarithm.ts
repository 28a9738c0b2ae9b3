/** A real number between (value - error) / 2^n and (value + error) / 2^n, n being the fraction bits asked for. */
export interface Approximation {
  readonly value: bigint;
  readonly error: bigint;
}

/**
 * ln(a / b) of positive integers, to about `bits` fraction bits (64 or more).
 *
 * A power of two brings a / b between 3/4 and 3/2, where ln m = 2 artanh((m - 1) / (m + 1)) is a power series in
 * a number below 1/5: the closer a and b, the fewer terms.
 */
export function naturalLogarithm(a: bigint, b: bigint, bits: bigint): Approximation {
  const exponent = powerOfTwoBetween(b, a);
  const top = exponent < 0n ? a << -exponent : a;
  const bottom = exponent > 0n ? b << exponent : b;
  const mantissa = logarithmNearOne(top, bottom, bits);
  // At most bits / 4.6 + 1 terms, each off by less than 1.5 units of the last place, doubled: below `bits` in all.
  if (exponent === 0n) return { value: mantissa, error: bits };
  const two = lnTwo(bits);
  const steps = exponent < 0n ? -exponent : exponent;
  return { value: mantissa + exponent * two.value, error: bits + steps * two.error };
}

/** ln 2, computed once for every precision that was ever asked for (powers of two, so a handful). */
export function lnTwo(bits: bigint): Approximation {
  const known = knownLnTwo.get(bits);
  if (known !== undefined) return known;
  const value = logarithmNearOne(4n, 3n, bits) + logarithmNearOne(3n, 2n, bits);
  const computed = { value, error: 2n * bits };
  knownLnTwo.set(bits, computed);
  return computed;
}

const knownLnTwo = new Map<bigint, Approximation>();

/** The e for which to / (from · 2^e) lies between 3/4 and 3/2. */
function powerOfTwoBetween(from: bigint, to: bigint): bigint {
  if (4n * to >= 3n * from && 2n * to <= 3n * from) return 0n;
  const e = BigInt(to.toString(2).length - from.toString(2).length);
  const top = e < 0n ? to << -e : to;
  const bottom = e > 0n ? from << e : from;
  if (2n * top > 3n * bottom) return e + 1n;
  return 4n * top < 3n * bottom ? e - 1n : e;
}

/** ln(a / b) for a / b between 3/4 and 3/2. */
function logarithmNearOne(a: bigint, b: bigint, bits: bigint): bigint {
  // The sign goes around the series: shifting a negative term right would stop at -1, never at 0.
  const isNegative = a < b;
  const z = ((isNegative ? b - a : a - b) << bits) / (a + b);
  const square = (z * z) >> bits;
  let sum = z;
  let term = (z * square) >> bits;
  for (let n = 3n; term > 0n; n += 2n) {
    sum += term / n;
    term = (term * square) >> bits;
  }
  return isNegative ? -2n * sum : 2n * sum;
}
