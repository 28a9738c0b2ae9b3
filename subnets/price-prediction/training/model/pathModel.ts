import type { Ops } from "../graph/ops.js";
import { featuresOf } from "./features.js";
import { logVolatility } from "./logVolatility.js";
import { COLUMN, readParameters } from "./parameters.js";
import { shocksFrom } from "./shocks.js";
import type { Weights } from "./weights.js";

/**
 * The network: what returns say, and normal noise, to joint paths of returns. A two-layer perceptron reads the context's features and
 * sets the parameters of a volatility model: `rₖ = unit · (mean + zₖ · exp(hₖ))`. Everything is a matrix product or an element-wise
 * operation, so that neither training nor the ONNX file needs a loop over steps.
 *
 * @param returns [origins, CONTEXT_BARS]
 * @param noise independent standard normal deviates, [origins, paths, NOISE]
 * @returns increments [origins, paths, STEPS]
 */
export function pathModel<T>(ops: Ops<T>, weights: Weights<T>, returns: T, noise: T): T {
  const { values, unit } = featuresOf(ops, returns);
  const first = ops.tanh(ops.add(ops.matMul(values, weights.first), weights.firstBias));
  const second = ops.tanh(ops.add(ops.matMul(first, weights.second), weights.secondBias));
  const outputs = ops.addPathAxis(ops.add(ops.matMul(second, weights.last), weights.lastBias));

  const parameters = readParameters(ops, outputs);
  const shocks = shocksFrom(ops, parameters, noise);
  const volatility = ops.exp(logVolatility(ops, parameters, outputs, shocks, noise));
  const moves = ops.add(ops.multiply(shocks, volatility), parameters.signed(COLUMN.mean, 0.1));
  return ops.clip(ops.multiply(moves, ops.addPathAxis(unit)), -1, 1);
}
