import * as tf from "@tensorflow/tfjs-core";
import { createAdam, type Adam } from "./adam.js";
import type { Batch } from "./batch.js";
import { energyLoss } from "./energyLoss.js";
import { tensorOps } from "./graph/tensorOps.js";
import { mapWeights, type Network, type Weights } from "./model/network.js";
import { pathsFrom } from "./model/pathModel.js";

/** Holds the weights in training. Batches are disposed of by whoever made them. */
export interface Trainer<Name extends string> {
  /** One step of Adam; the batch's loss before it. */
  step(batch: Batch, rate: number): number;
  /** The batch's loss, without learning. */
  loss(batch: Batch): number;
  /** A copy of the weights as they are. */
  weights(): Weights<Name, Float32Array>;
}

/** A batch's loss, each origin in the unit of its own recent volatility, so that calm and wild markets teach alike. */
function lossOf<Name extends string>(
  network: Network<Name>,
  weights: Weights<Name, tf.Tensor>,
  { returns, outcome, noise }: Batch,
): tf.Scalar {
  const reading = network.read<tf.Tensor>(tensorOps, weights, returns);
  return energyLoss(pathsFrom<tf.Tensor>(tensorOps, reading, noise), outcome, reading.unit);
}

/** A weight in training. */
interface Learned {
  readonly values: Float32Array;
  readonly variable: tf.Variable;
  readonly adam: Adam;
}

const scalarOf = (value: tf.Tensor): number => value.dataSync()[0] ?? Number.NaN;

/** Starts training from given weights. The gradients must be registered and a backend must be ready. */
export function createTrainer<Name extends string>(
  network: Network<Name>,
  initial: Weights<Name, Float32Array>,
): Trainer<Name> {
  const { shapes } = network;
  const learned = mapWeights(shapes, (name, shape): Learned => {
    const values = Float32Array.from(initial[name]);
    return {
      values,
      variable: tf.variable(tf.tensor2d(values, [...shape])),
      adam: createAdam(values.length),
    };
  });
  const weights = mapWeights(shapes, (name) => learned[name].variable);

  return {
    step: (batch, rate) =>
      tf.tidy(() => {
        const { value, grads } = tf.variableGrads(
          () => lossOf(network, weights, batch),
          Object.values<tf.Variable>(weights),
        );
        for (const { values, variable, adam } of Object.values<Learned>(learned)) {
          const gradient = grads[variable.name];
          if (!gradient) continue;
          adam(values, Float32Array.from(gradient.dataSync()), rate);
          variable.assign(tf.tensor(values, variable.shape));
        }
        return scalarOf(value);
      }),
    loss: (batch) => tf.tidy(() => scalarOf(lossOf(network, weights, batch))),
    weights: () => mapWeights(shapes, (name) => Float32Array.from(learned[name].values)),
  };
}
