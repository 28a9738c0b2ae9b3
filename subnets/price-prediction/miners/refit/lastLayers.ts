import * as tf from "@tensorflow/tfjs-core";
import { STEPS } from "../../sizes.js";
import { energyLoss } from "../../training/energyLoss.js";
import { tensorOps } from "../../training/graph/tensorOps.js";
import type { Reading } from "../../training/model/network.js";
import { pathsFrom } from "../../training/model/pathModel.js";
import type { Lesson } from "./rolledBack.js";

/** A last layer of its own for each origin. */
export interface LastLayers {
  /** [origins, hidden, PARAMETERS] */
  readonly last: tf.Tensor;
  /** [origins, PARAMETERS] */
  readonly lastBias: tf.Tensor;
}

/** What the network's hidden layers make of contexts: [origins, hidden], and the unit, [origins, 1]. */
export type ReadHidden = (contexts: tf.Tensor) => { readonly hidden: tf.Tensor; readonly unit: tf.Tensor };

/** Hidden values through the last layer of their own origin; each origin has as many rows as every other, one after the other. */
export function readThrough(
  layers: LastLayers,
  { hidden, unit }: ReturnType<ReadHidden>,
): Reading<tf.Tensor> {
  const [rows = 0, width = 0] = hidden.shape;
  const [origins = 0, outputs = 0] = layers.lastBias.shape;
  const product = tf.matMul(tf.reshape(hidden, [origins, rows / origins, width]), layers.last);
  const sum = tf.add(product, tf.reshape(layers.lastBias, [origins, 1, outputs]));
  return { outputs: tf.reshape(sum, [rows, outputs]), unit };
}

/** Rows of equal length as one tensor. */
export function stacked(rows: readonly Float32Array[]): tf.Tensor {
  const width = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) values.set(row, index * width);
  return tf.tensor2d(values, [rows.length, width]);
}

/**
 * One step down the slope of the summed loss of lessons, each origin by its own lessons alone.
 *
 * @param lessons as many for each origin, one origin's after the other's
 * @param noise standard normal deviates, [lessons, paths, NOISE]
 */
export function learn(
  layers: LastLayers,
  readHidden: ReadHidden,
  lessons: readonly Lesson[],
  noise: tf.Tensor,
  rate: number,
): LastLayers {
  const read = readHidden(stacked(lessons.map(({ context }) => context)));
  const outcome = stacked(lessons.map(({ outcome: returns }) => returns));
  // A sum, so that an origin's slope does not depend on how many are asked; per step of the path.
  const loss = (last: tf.Tensor, lastBias: tf.Tensor): tf.Tensor => {
    const reading = readThrough({ last, lastBias }, read);
    const paths = pathsFrom<tf.Tensor>(tensorOps, reading, noise);
    return tf.mul(energyLoss(paths, outcome, read.unit), lessons.length / STEPS);
  };
  const [ofLast, ofBias] = tf.grads(loss)([layers.last, layers.lastBias]);
  if (!ofLast || !ofBias) return layers;
  const down = (from: tf.Tensor, slope: tf.Tensor): tf.Tensor => tf.sub(from, tf.mul(slope, rate));
  return { last: down(layers.last, ofLast), lastBias: down(layers.lastBias, ofBias) };
}
