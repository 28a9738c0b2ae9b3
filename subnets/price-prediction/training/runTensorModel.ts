import * as tf from "@tensorflow/tfjs-core";
import { tensor, type Tensor } from "subnetkit/plugin";
import { STEPS } from "../sizes.js";
import { tensorOps } from "./graph/tensorOps.js";
import { pathModel } from "./model/pathModel.js";
import { mapWeights, type Network, type Weights } from "./model/network.js";

export interface ModelInputs {
  readonly returns: Tensor<"float32">;
  readonly noise: Tensor<"float32">;
}

/** The path model's increments, by TF.js. A backend must be ready. */
export function runTensorModel<Name extends string>(
  network: Network<Name>,
  weights: Weights<Name, Float32Array>,
  { returns, noise }: ModelInputs,
): Tensor<"float32"> {
  const data = tf.tidy(() => {
    const load = ({ data: values, shape }: Tensor<"float32">): tf.Tensor => tf.tensor(values, [...shape]);
    const constants = mapWeights(network.shapes, (name, shape) => tf.tensor2d(weights[name], [...shape]));
    return Float32Array.from(pathModel(tensorOps, network, constants, load(returns), load(noise)).dataSync());
  });
  return tensor("float32", [...noise.shape.slice(0, 2), STEPS], data);
}
