import { readFile } from "node:fs/promises";
import { FEATURES } from "../availability/features.js";
import { WIDTHS, type Layer, type Perceptron } from "../availability/perceptron.js";

/** The weights of availability.onnx as numbers: where a fit to a network's own telemetry begins. */
export async function readShippedWeights(): Promise<Perceptron> {
  const text = await readFile(new URL("./availability.weights.json", import.meta.url), "utf8");
  return JSON.parse(text) as Perceptron; // the repository's own file, which a test compares with the model
}

/** Whether a value is weights of this perceptron, layer by layer. */
export function isPerceptron(value: unknown): value is Perceptron {
  return (
    Array.isArray(value) &&
    value.length === WIDTHS.length &&
    value.every((layer: unknown, depth) => {
      const inputs = depth === 0 ? FEATURES : (WIDTHS[depth - 1] ?? 0);
      return isLayer(layer, inputs, WIDTHS[depth] ?? 0);
    })
  );
}

function isLayer(value: unknown, inputs: number, outputs: number): value is Layer {
  if (typeof value !== "object" || value === null) return false;
  const layer = value as Readonly<Record<string, unknown>>;
  const isNumbers = (list: unknown, length: number): boolean =>
    Array.isArray(list) && list.length === length && list.every((each) => Number.isFinite(each));
  return (
    layer["inputs"] === inputs &&
    layer["outputs"] === outputs &&
    isNumbers(layer["kernel"], inputs * outputs) &&
    isNumbers(layer["bias"], outputs)
  );
}
