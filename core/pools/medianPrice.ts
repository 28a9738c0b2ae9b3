import { u64f64 } from "../primitives/fixed/u64f64.js";
import type { State } from "../state/state.js";
import { poolOf } from "./market.js";
import { spotPrice } from "./price.js";
import { markets } from "./tables.js";

/** The median price of all subnets' alpha in TAO, U64F64, of those that have one; 1 if none has. */
export function medianPrice(state: State): bigint {
  const prices = Array.from(state.entries(markets), ([, market]) => spotPrice(poolOf(market)))
    .filter((price) => price > 0n)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const lower = prices[(prices.length - 1) >> 1];
  const upper = prices[prices.length >> 1];
  return lower === undefined || upper === undefined ? u64f64.one : (lower + upper) / 2n;
}
