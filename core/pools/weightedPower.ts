import { exponential } from "./exponential.js";
import { naturalLogarithm } from "./logarithm.js";

/** What powers and pool weights are counted in: 1 is 10^18. */
export const E18 = 1_000_000_000_000_000_000n;

/** Leaves one power in 2^50 undecided, for bases and exponents around 1. */
const FIRST_BITS = 128n;

/**
 * (a / b)^(p / q) in units of 10^-18, rounded down: exactly the floor, whatever the arguments.
 *
 * The power is enclosed between two bounds ever closer until both have the same floor. Only a power that is itself a
 * whole number of units could keep them apart for ever, so that is tested for. A swap's power takes about 1.5 µs for
 * an amount that is small beside the reserves, 6 µs for a large one.
 *
 * @param a numerator of the base, 0 or more
 * @param b denominator of the base, positive
 * @param p numerator of the exponent, 0 or more
 * @param q denominator of the exponent, positive
 * @example weightedPower(1n, 4n, 1n, 2n) === E18 / 2n
 */
export function weightedPower(a: bigint, b: bigint, p: bigint, q: bigint): bigint {
  if (p === q) return (E18 * a) / b;
  if (a === b || p === 0n) return E18;
  if (a === 0n) return 0n;

  for (let bits = FIRST_BITS; ; bits *= 2n) {
    const [low, high] = enclose(a, b, p, q, bits);
    if (low === high) return low;
    if (bits > FIRST_BITS && isExactly(high, a, b, p, q)) return high;
  }
}

/** The floors of a lower and an upper bound. */
function enclose(a: bigint, b: bigint, p: bigint, q: bigint, bits: bigint): [low: bigint, high: bigint] {
  const logarithm = naturalLogarithm(a, b, bits);
  const scaled = { value: (logarithm.value * p) / q, error: (logarithm.error * p) / q + 2n };
  const power = exponential(scaled, bits);
  const shift = bits - power.exponent;
  const floor = (value: bigint): bigint => (shift < 0n ? (value * E18) << -shift : (value * E18) >> shift);
  return [floor(power.value - power.error), floor(power.value + power.error)];
}

/** Whether (a / b)^(p / q) is exactly `units` · 10^-18, decided in integers. */
function isExactly(units: bigint, a: bigint, b: bigint, p: bigint, q: bigint): boolean {
  const base = greatestCommonDivisor(a, b);
  const exponent = greatestCommonDivisor(p, q);
  const top = a / base;
  const bottom = b / base;
  const power = p / exponent;
  const root = q / exponent;
  // A root of a fraction in lowest terms is rational only if top and bottom are whole powers of that degree, which
  // numbers of fewer bits can't be (1 aside, and both being 1 is ruled out above).
  const bitLength = BigInt((top > bottom ? top : bottom).toString(2).length);
  return root < bitLength && top ** power * E18 ** root === units ** root * bottom ** power;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
