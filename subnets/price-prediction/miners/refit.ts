import * as tf from "@tensorflow/tfjs-core";
import { defineMiner, tensor } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { CONTEXT_BARS, NOISE, PATHS } from "../sizes.js";
import { tensorOps } from "../training/graph/tensorOps.js";
import { mapWeights } from "../training/model/network.js";
import { pathsFrom } from "../training/model/pathModel.js";
import { perceptron, perceptronHidden } from "../training/model/perceptron.js";
import { startBackend } from "../training/startBackend.js";
import { readThrough, type ReadHidden } from "./refit/lastLayers.js";
import { readWeights } from "./refit/readWeights.js";
import { createRefitter } from "./refit/refitter.js";
import { drawNoise } from "./sampling/drawNoise.js";
import { pathsInRhythm } from "./sampling/pathsInRhythm.js";
import { normalDensity } from "./sampling/densities.js";
import { strataOf } from "./sampling/strata.js";

/**
 * The trained network, refitted on line with TF.js: for each origin it goes through the latest past in order of time and corrects its last
 * layer (refit/refitter.ts). It starts from the trained weights at every origin and learns from that origin's own context alone, so that no
 * origin can tell another's future, and the answer depends on nothing but the request and the seed. The work of a request is bounded by `lessons`.
 *
 * @throws SK3853-SK3854 when the file of the weights is missing or changed
 */
export const refit = defineMiner(contract, "refit", async ({ settings }) => {
  await startBackend();
  const trained = await readWeights(perceptron.shapes);
  const weights = mapWeights(perceptron.shapes, (name, shape) => tf.tensor2d(trained[name], [...shape]));
  const readHidden: ReadHidden = (contexts) => perceptronHidden<tf.Tensor>(tensorOps, weights, contexts);
  const refitted = createRefitter(readHidden, trained, settings);
  const strata = strataOf(normalDensity);
  return {
    solve: async (request, { random }) => {
      const { returns, horizonSteps } = request;
      const origins = returns.data.length / CONTEXT_BARS;
      const windows = Array.from({ length: origins }, (_, origin) =>
        returns.data.subarray(origin * CONTEXT_BARS, (origin + 1) * CONTEXT_BARS),
      );
      const layers = tf.tidy(() => ({ ...refitted(windows) }));
      try {
        const data = await pathsInRhythm(request, (contexts) =>
          tf.tidy(() => {
            const count = contexts.returns.length / CONTEXT_BARS;
            const hidden = readHidden(tf.tensor2d(contexts.returns, [count, CONTEXT_BARS]));
            const noise = tf.tensor3d(drawNoise(strata, origins, random), [count, contexts.paths, NOISE]);
            return Float32Array.from(
              pathsFrom<tf.Tensor>(tensorOps, readThrough(layers, hidden), noise).dataSync(),
            );
          }),
        );
        return { increments: tensor("float32", [origins, PATHS, horizonSteps], data) };
      } finally {
        tf.dispose([layers.last, layers.lastBias]);
      }
    },
  };
});
