import * as tf from "@tensorflow/tfjs-core";
import { createAdam } from "./adam.js";
import type { Batch } from "./batch.js";
import { energyLoss } from "./energyLoss.js";
import { tensorOps } from "./graph/tensorOps.js";
import { featuresOf } from "./model/features.js";
import { pathModel } from "./model/pathModel.js";
import { mapWeights, type Weights } from "./model/weights.js";

/** Holds the weights in training. Batches are disposed of by whoever made them. */
export interface Trainer {
  /** One step of Adam; the batch's loss before it. */
  step(batch: Batch, rate: number): number;
  /** The batch's loss, without learning. */
  loss(batch: Batch): number;
  /** A copy of the weights as they are. */
  weights(): Weights<Float32Array>;
}

/** A batch's loss, each origin in the unit of its own recent volatility, so that calm and wild markets teach alike. */
function lossOf(weights: Weights<tf.Tensor>, { returns, outcome, noise }: Batch): tf.Scalar {
  const paths = pathModel<tf.Tensor>(tensorOps, weights, returns, noise);
  return energyLoss(paths, outcome, featuresOf<tf.Tensor>(tensorOps, returns).unit);
}

const scalarOf = (value: tf.Tensor): number => value.dataSync()[0] ?? Number.NaN;

/** Starts training from given weights. The gradients must be registered and a backend must be ready. */
export function createTrainer(initial: Weights<Float32Array>): Trainer {
  const learned = mapWeights((name, shape) => {
    const values = Float32Array.from(initial[name]);
    return {
      values,
      variable: tf.variable(tf.tensor2d(values, [...shape])),
      adam: createAdam(values.length),
    };
  });
  const weights = mapWeights((name) => learned[name].variable);

  return {
    step: (batch, rate) =>
      tf.tidy(() => {
        const { value, grads } = tf.variableGrads(() => lossOf(weights, batch), Object.values(weights));
        for (const { values, variable, adam } of Object.values(learned)) {
          const gradient = grads[variable.name];
          if (!gradient) continue;
          adam(values, Float32Array.from(gradient.dataSync()), rate);
          variable.assign(tf.tensor(values, variable.shape));
        }
        return scalarOf(value);
      }),
    loss: (batch) => tf.tidy(() => scalarOf(lossOf(weights, batch))),
    weights: () => mapWeights((name) => Float32Array.from(learned[name].values)),
  };
}
