import type { ReturnSeries } from "../feed/dailyReturns.js";
import { compareRuntimes } from "./compareRuntimes.js";
import { goldenInputs } from "./goldenInputs.js";
import type { Network } from "./model/network.js";
import { onnxModel } from "./onnxModel.js";
import type { Recipe } from "./recipe.js";
import { runTensorModel } from "./runTensorModel.js";
import { trainWeights, type Trained } from "./trainWeights.js";
import { writeOnnx } from "./writeOnnx.js";

/** A network as it is shipped. */
export interface TrainedFile {
  readonly bytes: Uint8Array;
  /** How many numbers were trained. */
  readonly weightCount: number;
  /** The weights by name, float32 little-endian in base64, for those who train further. */
  readonly weights: Readonly<Record<string, string>>;
  /** TF.js's outputs for goldenInputs.ts. */
  readonly golden: readonly number[];
  /** The largest difference between ONNX Runtime and TF.js on these. */
  readonly difference: number;
  readonly trained: Omit<Trained, "weights">;
}

/**
 * Trains a network and checks that its ONNX file computes what TF.js does. A backend must be ready.
 *
 * @throws SK2307 when the file computes something else
 */
export async function trainFile<Name extends string>(
  network: Network<Name>,
  series: ReturnSeries,
  recipe: Recipe,
  report: (line: string) => void,
): Promise<TrainedFile> {
  const { weights, ...trained } = trainWeights(network, series, recipe, report);
  const bytes = writeOnnx(network, weights);
  const model = await onnxModel(bytes);
  const difference = await compareRuntimes(network, weights, model, goldenInputs());
  await model.dispose();
  const arrays = Object.entries<Float32Array>(weights);
  return {
    bytes,
    weightCount: arrays.reduce((sum, [, values]) => sum + values.length, 0),
    weights: Object.fromEntries(arrays.map(([name, values]) => [name, base64(values)])),
    golden: Array.from(runTensorModel(network, weights, goldenInputs()).data),
    difference,
    trained,
  };
}

function base64(values: Float32Array): string {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeFloatLE(value, 4 * index);
  return bytes.toString("base64");
}
