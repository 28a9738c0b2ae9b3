import { valueAt } from "../valueAt.js";

/** x^8 + x^4 + x^3 + x^2 + 1, primitive: 2 generates the multiplicative group of GF(2^8). */
const POLYNOMIAL = 0x11d;
const ORDER = 255;

const exponentials = new Uint8Array(2 * ORDER);
const logarithms = new Uint8Array(256);
for (let exponent = 0, power = 1; exponent < ORDER; exponent += 1) {
  exponentials[exponent] = power;
  exponentials[exponent + ORDER] = power;
  logarithms[power] = exponent;
  power <<= 1;
  if (power > 255) power ^= POLYNOMIAL;
}

/** Product in GF(2^8). Sums are exclusive ors. */
export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return valueAt(exponentials, valueAt(logarithms, a) + valueAt(logarithms, b));
}

/** Multiplicative inverse in GF(2^8) of anything but 0. */
export function invert(a: number): number {
  return valueAt(exponentials, ORDER - valueAt(logarithms, a));
}
