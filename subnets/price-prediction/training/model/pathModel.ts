import type { Ops } from "../graph/ops.js";
import { logVolatility } from "./logVolatility.js";
import type { Network, Reading, Weights } from "./network.js";
import { COLUMN, readParameters } from "./parameters.js";
import { shocksFrom } from "./shocks.js";

/**
 * The volatility model that every network ends in: its parameters and normal noise to joint paths, `rₖ = unit · (mean + zₖ · exp(hₖ))`.
 * Everything is a matrix product or an element-wise operation, so that neither training nor the ONNX file needs a loop over steps.
 *
 * @param noise independent standard normal deviates, [origins, paths, NOISE]
 * @returns increments [origins, paths, STEPS]
 */
export function pathsFrom<T>(ops: Ops<T>, reading: Reading<T>, noise: T): T {
  const outputs = ops.addPathAxis(reading.outputs);
  const parameters = readParameters(ops, outputs);
  const shocks = shocksFrom(ops, parameters, noise);
  const volatility = ops.exp(logVolatility(ops, parameters, outputs, shocks, noise));
  const moves = ops.add(ops.multiply(shocks, volatility), parameters.signed(COLUMN.mean, 0.1));
  return ops.clip(ops.multiply(moves, ops.addPathAxis(reading.unit)), -1, 1);
}

/**
 * What returns say, and normal noise, to joint paths of returns.
 *
 * @param returns [origins, CONTEXT_BARS]
 * @param noise independent standard normal deviates, [origins, paths, NOISE]
 * @returns increments [origins, paths, STEPS]
 */
export function pathModel<T, Name extends string>(
  ops: Ops<T>,
  network: Network<Name>,
  weights: Weights<Name, T>,
  returns: T,
  noise: T,
): T {
  return pathsFrom(ops, network.read(ops, weights, returns), noise);
}
