import { fail, type Model } from "subnetkit/plugin";
import { priceErrors } from "../priceErrors.js";
import { valueAt } from "../valueAt.js";
import type { Network, Weights } from "./model/network.js";
import { runTensorModel, type ModelInputs } from "./runTensorModel.js";

const TOLERANCE = 1e-4;

/**
 * The largest difference between the increments of TF.js and of the ONNX model written from the same weights.
 *
 * @throws SK2307 when it is above 10⁻⁴
 */
export async function compareRuntimes<Name extends string>(
  network: Network<Name>,
  weights: Weights<Name, Float32Array>,
  model: Model,
  inputs: ModelInputs,
): Promise<number> {
  const { increments } = await model.run({ ...inputs });
  const actual = increments?.data ?? new Float32Array();
  const expected = runTensorModel(network, weights, inputs).data;
  const differences = Array.from(expected, (value, index) => Math.abs(value - valueAt(actual, index)));
  const difference = differences.reduce((largest, value) => Math.max(largest, value), 0);
  if (!(difference <= TOLERANCE))
    throw fail(priceErrors.runtimesDisagree, { difference, tolerance: TOLERANCE });
  return difference;
}
