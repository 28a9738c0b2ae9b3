import { FEATURES } from "./features.js";
import { valueAt } from "../valueAt.js";

/** One layer: kernel row by row of its inputs, as TF.js keeps it. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: readonly number[];
  readonly bias: readonly number[];
}

/** A perceptron: rectified layers, then sigmoids. */
export type Perceptron = readonly Layer[];

/** What it foresees: that a miner is up HORIZON_HOURS from now, and the share of the hours until then in which it is. */
export const OUTPUTS = 2;

/** Widths of the layers behind the features. */
export const WIDTHS: readonly number[] = [24, 12, OUTPUTS];

/** OUTPUTS probabilities a row of features, in plain TypeScript: for weights that were fitted here and are in no model file. */
export function predict(layers: Perceptron, features: Float32Array): Float32Array {
  const count = features.length / FEATURES;
  const result = new Float32Array(count * OUTPUTS);
  for (let row = 0; row < count; row += 1) {
    let values: number[] = Array.from(features.subarray(row * FEATURES, (row + 1) * FEATURES));
    layers.forEach((layer, depth) => {
      const sums = layer.bias.map((bias, output) =>
        values.reduce(
          (sum, value, input) => sum + value * valueAt(layer.kernel, input * layer.outputs + output),
          bias,
        ),
      );
      values = depth < layers.length - 1 ? sums.map((sum) => Math.max(0, sum)) : sums;
    });
    values.forEach((sum, output) => (result[row * OUTPUTS + output] = 1 / (1 + Math.exp(-sum))));
  }
  return result;
}

/** That a miner is up in HORIZON_HOURS, of every row. */
export const upThen = (outputs: Float32Array): Float32Array => outputs.filter((_, at) => at % OUTPUTS === 0);

/** The share of the hours until then in which it is up, of every row: what placement and repair go by. */
export const upMeanwhile = (outputs: Float32Array): Float32Array =>
  outputs.filter((_, at) => at % OUTPUTS === 1);
