import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { layers as tfLayers, sequential, type Sequential } from "@tensorflow/tfjs-layers";
import { fail } from "subnetkit/plugin";
import type { AvailabilityRows } from "../availability/drawRows.js";
import { FEATURES } from "../availability/features.js";
import { OUTPUTS, WIDTHS, type Layer, type Perceptron } from "../availability/perceptron.js";
import { storageErrors } from "../storageErrors.js";

export interface FitOptions {
  readonly epochs: number;
  readonly learningRate: number;
  readonly seed: number;
  /** Where to begin: the shipped weights when a network's own telemetry refines them. */
  readonly initial?: Perceptron;
  readonly onEpoch?: (epoch: number, loss: number) => void;
}

/** Fewer rows than this teach nothing that the shipped weights did not know. */
const MIN_ROWS = 200;
const BATCH_ROWS = 256;

function build(seed: number, initial: Perceptron | undefined): Sequential {
  const model = sequential({
    layers: WIDTHS.map((units, depth) =>
      tfLayers.dense({
        units,
        activation: depth < WIDTHS.length - 1 ? "relu" : "sigmoid",
        kernelInitializer: "glorotUniform",
        ...(depth === 0 && { inputShape: [FEATURES] }),
      }),
    ),
  });
  model.layers.forEach((layer, depth) => {
    const from = initial?.[depth];
    const [kernel, bias] = layer.getWeights();
    if (!kernel || !bias) return;
    const [inputs = 1, outputs = 1] = kernel.shape;
    // Layers draw from Math.random unless they are told: these repeat.
    const limit = Math.sqrt(6 / (inputs + outputs));
    layer.setWeights([
      from
        ? tf.tensor(from.kernel, kernel.shape)
        : tf.randomUniform(kernel.shape, -limit, limit, "float32", seed + depth),
      from ? tf.tensor(from.bias, bias.shape) : tf.zeros(bias.shape),
    ]);
  });
  return model;
}

function layersOf(model: Sequential): Layer[] {
  return model.layers.map((layer) => {
    const [kernel, bias] = layer.getWeights();
    const [inputs = 0, outputs = 0] = kernel?.shape ?? [];
    return {
      inputs,
      outputs,
      kernel: Array.from(kernel?.dataSync() ?? []),
      bias: Array.from(bias?.dataSync() ?? []),
    };
  });
}

/**
 * Fits the perceptron to rows of telemetry with TF.js: Adam on the cross-entropy. The same rows and options give the same weights.
 *
 * @throws SK4140 with too few rows
 * @example const refined = await fitPerceptron(rows, { epochs: 5, learningRate: 1e-3, seed: 1, initial: shipped });
 */
export async function fitPerceptron(rows: AvailabilityRows, options: FitOptions): Promise<Perceptron> {
  const count = rows.uptimes.length;
  if (count < MIN_ROWS) throw fail(storageErrors.noTelemetry, { rows: count, needed: MIN_ROWS });
  // Else it says on the terminal that a native package would be faster.
  tf.enableProdMode();
  await tf.setBackend("cpu");
  await tf.ready();
  const model = build(options.seed, options.initial);
  const features = tf.tensor2d(rows.features, [count, FEATURES]);
  const outcomes = tf.tensor2d(rows.outcomes, [count, OUTPUTS]);
  try {
    model.compile({ optimizer: tf.train.adam(options.learningRate), loss: "binaryCrossentropy" });
    // Rows are drawn at random already; their order stays as it is, so that a fit repeats.
    await model.fit(features, outcomes, {
      epochs: options.epochs,
      batchSize: BATCH_ROWS,
      shuffle: false,
      verbose: 0,
      callbacks: {
        onEpochEnd: (epoch, logs) => options.onEpoch?.(epoch, Number(logs?.["loss"])),
      },
    });
    return layersOf(model);
  } finally {
    tf.dispose([features, outcomes]);
    model.dispose();
  }
}
