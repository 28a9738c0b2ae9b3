import { q32, type Q32 } from "./q32.js";

const LARGEST_EXPONENT = q32.fromInteger(20n);
const LAST_TERM = 31n;

/** e with 23 fraction bits; the chain's library holds the constant no more precisely. */
const E = 22_802_600n << 9n;

/**
 * e^x on I32F32 raws, x clamped to [-20, 20].
 *
 * A power series cut after x^31/31! with every term truncated, and the reciprocal of it for a negative x. From |x| of
 * about 14 the missing terms show: the result falls short of the true exponential. That is what the chain computes.
 */
export function exp(x: Q32): Q32 {
  if (x === 0n) return q32.one;
  if (x === q32.one) return E;

  const magnitude = x < 0n ? -x : x;
  const y = magnitude > LARGEST_EXPONENT ? LARGEST_EXPONENT : magnitude;
  let term = y;
  let result = q32.one + y;
  for (let i = 2n; i <= LAST_TERM; i += 1n) {
    term = ((term * y) >> q32.fractionBits) / i;
    result += term;
  }
  return x < 0n ? q32.div(q32.one, result) : result;
}
