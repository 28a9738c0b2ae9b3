import { E18 } from "./fixed";

const MIN_WEIGHT_E18: u64 = E18 / 100;

/** Whether both sides of a pool weigh at least a hundredth. */
export function isWeightInRange(taoWeightE18: u64): bool {
  return taoWeightE18 >= MIN_WEIGHT_E18 && taoWeightE18 <= E18 - MIN_WEIGHT_E18;
}

/** Whether amounts, or several joined by `|`, are below 2^55 rao: more than any supply allows, and what all widths here rest on. */
@inline
export function isInRange(amounts: u64): bool {
  return amounts >> 55 === 0;
}
