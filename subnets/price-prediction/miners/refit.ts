import * as tf from "@tensorflow/tfjs-core";
import { tensor, type CreateMiner } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { CONTEXT_BARS, NOISE, PATHS, STEPS } from "../sizes.js";
import { tensorOps } from "../training/graph/tensorOps.js";
import { mapWeights } from "../training/model/network.js";
import { pathsFrom } from "../training/model/pathModel.js";
import { perceptron, perceptronHidden } from "../training/model/perceptron.js";
import { startBackend } from "../training/startBackend.js";
import { learn, readThrough, stacked, type LastLayers, type ReadHidden } from "./refit/lastLayers.js";
import { readWeights } from "./refit/readWeights.js";
import { rolledBack } from "./refit/rolledBack.js";
import { drawNoise } from "./sampling/drawNoise.js";
import { normalDensity } from "./sampling/densities.js";
import { strataOf } from "./sampling/strata.js";

/** Bars between one lesson and the next. */
const LESSON_DISTANCE = 10;

/**
 * The trained network, refitted on line: for each origin it goes through the latest past in order of time, forecasts from `lessons` moments
 * what is known by now to have followed, and corrects the last layer by one step each. It starts from the trained weights at every origin and
 * learns from that origin's own context alone: no origin can tell another's future, and the answer depends on nothing but the request and
 * the seed. The work is `lessons` steps a request.
 *
 * @throws SK3853-SK3854 when the file of the weights is missing or changed
 */
export const refit: CreateMiner<typeof contract, "refit"> = async ({ settings }) => {
  await startBackend();
  const trained = await readWeights(perceptron.shapes);
  const strata = strataOf(normalDensity);
  const { lessons, rate } = settings;
  return {
    solve: ({ returns }, { random }) => {
      const origins = returns.data.length / CONTEXT_BARS;
      const windows = Array.from({ length: origins }, (_, origin) =>
        returns.data.subarray(origin * CONTEXT_BARS, (origin + 1) * CONTEXT_BARS),
      );
      const increments = tf.tidy(() => {
        const weights = mapWeights(perceptron.shapes, (name, shape) =>
          tf.tensor2d(trained[name], [...shape]),
        );
        const readHidden: ReadHidden = (contexts) =>
          perceptronHidden<tf.Tensor>(tensorOps, weights, contexts);
        let layers: LastLayers = {
          last: tf.tile(tf.expandDims(weights.last, 0), [origins, 1, 1]),
          lastBias: tf.tile(weights.lastBias, [origins, 1]),
        };
        for (let lesson = lessons - 1; lesson >= 0; lesson -= 1) {
          const bars = STEPS + lesson * LESSON_DISTANCE;
          const past = windows.map((window) => rolledBack(window, bars));
          const before = layers;
          layers = tf.tidy(() => ({ ...learn(before, readHidden, past, rate, random) }));
        }
        const reading = readThrough(layers, readHidden(stacked(windows)));
        const noise = tf.tensor3d(drawNoise(strata, origins, random).data, [origins, PATHS, NOISE]);
        return Float32Array.from(pathsFrom<tf.Tensor>(tensorOps, reading, noise).dataSync());
      });
      return { increments: tensor("float32", [origins, PATHS, STEPS], increments) };
    },
  };
};
