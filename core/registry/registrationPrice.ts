import { u64f64, type U64F64 } from "../primitives/fixed/u64f64.js";

const Q32_BITS = 32n;
const Q32_ONE = 1n << Q32_BITS;
const Q32_HALF = Q32_ONE >> 1n;
const MAX_U64 = (1n << 64n) - 1n;

/** Between what a registration price is kept, in rao. The upper bound wins if they contradict. */
export interface PriceBounds {
  readonly min: bigint;
  readonly max: bigint;
}

/** Searching a factor costs 32 powers and every subnet asks in every block; there are at most 65,535 half-lives. */
const knownFactors = new Map<number, bigint>();

/**
 * The factor, with 32 fraction bits, that a price is multiplied with in every block to halve in `halfLifeBlocks`:
 * the largest f below 1 with f^halfLifeBlocks ≤ 1/2, powers truncated at every step. A half-life of 0 means no decay.
 *
 * @param halfLifeBlocks an integer from 0 to 65535
 * @example decayFactor(1) === 1n << 31n
 */
export function decayFactor(halfLifeBlocks: number): bigint {
  if (halfLifeBlocks === 0) return Q32_ONE;
  const known = knownFactors.get(halfLifeBlocks);
  if (known !== undefined) return known;

  let low = 0n;
  let high = Q32_ONE;
  while (low + 1n < high) {
    const middle = (low + high) >> 1n;
    if (power(middle, halfLifeBlocks) > Q32_HALF) high = middle;
    else low = middle;
  }
  knownFactors.set(halfLifeBlocks, low);
  return low;
}

/** By squaring, in this order: the truncations make the result depend on it. */
function power(base: bigint, exponent: number): bigint {
  let result = Q32_ONE;
  let factor = base;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest & 1) result = (result * factor) >> Q32_BITS;
    factor = (factor * factor) >> Q32_BITS;
  }
  return result;
}

/**
 * The registration price, in rao, at the start of block `height`: decayed by one block (from height 2 on), then
 * brought between the bounds.
 */
export function decayPrice(
  price: bigint,
  halfLifeBlocks: number,
  height: number,
  bounds: PriceBounds,
): bigint {
  const decays = halfLifeBlocks > 0 && height > 1;
  return clamp(decays ? (price * decayFactor(halfLifeBlocks)) >> Q32_BITS : price, bounds);
}

/**
 * The registration price, in rao, after somebody registered at `price`.
 *
 * @param multiplier below 1 it counts as 1
 */
export function raisePrice(price: bigint, multiplier: U64F64, bounds: PriceBounds): bigint {
  const factor = multiplier < u64f64.one ? u64f64.one : multiplier;
  const raised = (price * factor) >> u64f64.fractionBits;
  return clamp(raised > MAX_U64 ? MAX_U64 : raised, bounds);
}

function clamp(price: bigint, bounds: PriceBounds): bigint {
  const raised = price < bounds.min ? bounds.min : price;
  return raised > bounds.max ? bounds.max : raised;
}
