import { STEPS } from "../../sizes.js";
import type { Ops } from "../graph/ops.js";
import { COLUMN, type ParameterReader } from "./parameters.js";

/**
 * Shocks with heavy and unequal tails from normal noise ε: `z = sinh(b · (ε + s)) / b · exp(−b²/2) − s`, about variance 1.
 * b near 0 leaves them normal.
 *
 * @param noise [origins, paths, NOISE]
 * @returns [origins, paths, STEPS]
 */
export function shocksFrom<T>(ops: Ops<T>, parameters: ParameterReader<T>, noise: T): T {
  const scalar = (value: number): T => ops.constant([1, 1, 1], [value]);
  const tail = parameters.positive(COLUMN.tail, 1, -0.5);
  const skew = parameters.signed(COLUMN.skew, 0.2);
  const bent = ops.multiply(ops.add(ops.columns(noise, 0, STEPS), skew), tail);
  const twiceSinh = ops.subtract(ops.exp(bent), ops.exp(ops.subtract(scalar(0), bent)));
  const shrink = ops.exp(ops.multiply(ops.multiply(tail, tail), scalar(-0.5)));
  return ops.subtract(ops.multiply(ops.divide(twiceSinh, ops.multiply(tail, scalar(2))), shrink), skew);
}
