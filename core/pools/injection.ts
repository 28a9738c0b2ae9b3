import { alphaWeightE18, EQUAL_WEIGHT_E18, isWeightInRange, type Pool } from "./pool.js";
import { E18 } from "./weightedPower.js";

/** What the protocol adds to a pool, in rao. */
export interface Liquidity {
  readonly tao: bigint;
  readonly alpha: bigint;
}

const MAX_U128 = (1n << 128n) - 1n;

/**
 * The pool after the protocol added liquidity in any proportion: the weights move so that the price stays.
 * Undefined if a side would weigh less than a hundredth: then nothing is added.
 *
 * With w the weights, q' = b / (a + b), floored, where a = w_alpha · tao · (alpha + Δalpha) and
 * b = w_tao · alpha · (tao + Δtao), both rounded to nearest.
 */
export function injectLiquidity(pool: Pool, added: Liquidity): Pool | undefined {
  const tao = pool.tao + added.tao;
  const alpha = pool.alpha + added.alpha;
  const a = weigh(alphaWeightE18(pool), pool.tao * alpha);
  const b = weigh(pool.taoWeightE18, pool.alpha * tao);
  // A pool with an empty side has no price to keep.
  const taoWeightE18 = a + b === 0n ? EQUAL_WEIGHT_E18 : (E18 * b) / clampU128(a + b);
  return isWeightInRange(taoWeightE18) ? { tao, alpha, taoWeightE18 } : undefined;
}

/** weight · product, rounded half up. */
function weigh(weightE18: bigint, product: bigint): bigint {
  return (weightE18 * clampU128(product) + E18 / 2n) / E18;
}

function clampU128(value: bigint): bigint {
  return value > MAX_U128 ? MAX_U128 : value;
}
