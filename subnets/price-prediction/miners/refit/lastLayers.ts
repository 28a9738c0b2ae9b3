import * as tf from "@tensorflow/tfjs-core";
import type { Random } from "subnetkit/plugin";
import { NOISE, STEPS } from "../../sizes.js";
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

/** Paths for each lesson; enough for a slope, far fewer than an answer has. */
const PATHS_OF_LESSON = 16;

/** Each origin's hidden values through its own last layer. */
export function readThrough(
  layers: LastLayers,
  { hidden, unit }: ReturnType<ReadHidden>,
): Reading<tf.Tensor> {
  const [origins = 0, width = 0] = hidden.shape;
  const rows = tf.matMul(tf.reshape(hidden, [origins, 1, width]), layers.last);
  return { outputs: tf.add(tf.reshape(rows, [origins, -1]), layers.lastBias), unit };
}

/** Rows of equal length as one tensor. */
export function stacked(rows: readonly Float32Array[]): tf.Tensor {
  const width = rows[0]?.length ?? 0;
  const values = new Float32Array(rows.length * width);
  for (const [index, row] of rows.entries()) values.set(row, index * width);
  return tf.tensor2d(values, [rows.length, width]);
}

/**
 * One step down the slope of a lesson's loss, each origin by its own lesson alone.
 *
 * @param lessons one an origin
 */
export function learn(
  layers: LastLayers,
  readHidden: ReadHidden,
  lessons: readonly Lesson[],
  rate: number,
  random: Random,
): LastLayers {
  const origins = lessons.length;
  const read = readHidden(stacked(lessons.map(({ context }) => context)));
  const outcome = stacked(lessons.map(({ outcome: returns }) => returns));
  const deviates = Float32Array.from({ length: origins * PATHS_OF_LESSON * NOISE }, () => random.normal());
  const noise = tf.tensor3d(deviates, [origins, PATHS_OF_LESSON, NOISE]);
  // A sum over origins, so that an origin's slope does not depend on how many are asked; per step of the path.
  const loss = (last: tf.Tensor, lastBias: tf.Tensor): tf.Tensor => {
    const reading = readThrough({ last, lastBias }, read);
    const paths = pathsFrom<tf.Tensor>(tensorOps, reading, noise);
    return tf.mul(energyLoss(paths, outcome, read.unit), origins / STEPS);
  };
  const [ofLast, ofBias] = tf.grads(loss)([layers.last, layers.lastBias]);
  if (!ofLast || !ofBias) return layers;
  const down = (from: tf.Tensor, slope: tf.Tensor): tf.Tensor => tf.sub(from, tf.mul(slope, rate));
  return { last: down(layers.last, ofLast), lastBias: down(layers.lastBias, ofBias) };
}
