import * as tf from "@tensorflow/tfjs-core";
import { STEPS } from "../sizes.js";
import { INTERVALS } from "../score/intervals.js";
import { tensorOps } from "./graph/tensorOps.js";

/** How many neighbours each path is compared with for the spread; all pairs would cost six times as much and say little more. */
const PARTNERS = 4;

/** [STEPS, intervals]: sums steps into the changes that are scored. */
const membership = Array.from({ length: STEPS }, (_, step) =>
  INTERVALS.map(({ from, until }) => (step >= from && step < until ? 1 : 0)),
).flat();

/**
 * The subnet's own loss in a form that can be differentiated: `mean|x − y| − ½ · mean|x − x'|` over independent pairs of paths, summed
 * over all scored changes. Unlike the score's n² form it is unbiased, so that training can't profit from a spread chosen to suit the
 * number of paths.
 *
 * @param paths increments [origins, paths, STEPS]; the paths must be independent draws
 * @param outcome the market's [origins, STEPS]
 * @param unit what one unit of loss is at each origin, [origins, 1]
 * @returns the mean over origins
 */
export function energyLoss(paths: tf.Tensor, outcome: tf.Tensor, unit: tf.Tensor): tf.Scalar {
  const [origins = 0, count = 0] = paths.shape;
  const sums = tf.tensor2d(membership, [STEPS, INTERVALS.length]);
  const changes = tensorOps.matMul(paths, sums);
  const truth = tf.reshape(tensorOps.matMul(outcome, sums), [origins, 1, INTERVALS.length]);

  const scales = tf.reshape(unit, [origins, 1, 1]);
  const distance = tf.sum(tf.div(tf.abs(tf.sub(changes, truth)), scales), [0, 1, 2]);
  let loss = tf.div(distance, count * origins);
  for (let lag = 1; lag <= PARTNERS; lag += 1) {
    const pairs = count - lag;
    const left = tf.slice(changes, [0, 0, 0], [origins, pairs, INTERVALS.length]);
    const right = tf.slice(changes, [0, lag, 0], [origins, pairs, INTERVALS.length]);
    const spread = tf.sum(tf.div(tf.abs(tf.sub(left, right)), scales), [0, 1, 2]);
    loss = tf.sub(loss, tf.div(spread, 2 * PARTNERS * pairs * origins));
  }
  return tf.reshape(loss, []);
}
