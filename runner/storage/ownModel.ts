import { readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { fail } from "../../core/primitives/errors.js";
import { createOnnxRuntime } from "../../plugins/models-onnx/createOnnxRuntime.js";
import {
  predictorOf,
  type PredictAvailability,
} from "../../subnets/storage/availability/expectedAvailability.js";
import type { Perceptron } from "../../subnets/storage/availability/perceptron.js";
import subnet from "../../subnets/storage/index.js";
import { isPerceptron, readShippedWeights } from "../../subnets/storage/models/weights.js";
import { storageCommandErrors } from "./storageCommandErrors.js";

/** A model that was refitted here, in the folder of what is stored: as ONNX for the runtime, as numbers to be refitted further. */
const MODEL = "availability.onnx";
const WEIGHTS = "availability.weights.json";

/** The weights in use: those that were refitted here, else the shipped ones. @throws SK4154 when the folder's are damaged */
export async function weightsInUse(folder: string): Promise<Perceptron> {
  const path = join(folder, WEIGHTS);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return readShippedWeights();
  try {
    const value: unknown = JSON.parse(text);
    if (isPerceptron(value)) return value;
  } catch {
    // Told below.
  }
  throw fail(storageCommandErrors.damagedModel, { path });
}

/** Puts a refitted model into use. @returns the path of its ONNX file */
export async function useWeights(folder: string, layers: Perceptron, onnx: Uint8Array): Promise<string> {
  const path = join(folder, MODEL);
  for (const [name, content] of [
    [WEIGHTS, JSON.stringify(layers)],
    [MODEL, onnx],
  ] as const) {
    const draft = join(folder, `${name}.part`);
    await writeFile(draft, content);
    await rename(draft, join(folder, name));
  }
  return path;
}

/** The availability model in use, loaded at the first question. */
export async function availabilityInUse(
  folder: string,
): Promise<{ readonly predict: PredictAvailability; readonly dispose: () => Promise<void> }> {
  const own = join(folder, MODEL);
  const isOwn = await stat(own).then(
    () => true,
    () => false,
  );
  const replacements: Record<string, string> = isOwn ? { availability: own } : {};
  const owned = createModelLoaders(subnet, () => createOnnxRuntime(), { replacements });
  return {
    predict: async (histories, now) =>
      histories.length === 0
        ? new Float32Array()
        : predictorOf(await owned.models.availability())(histories, now),
    dispose: () => owned.dispose(),
  };
}
