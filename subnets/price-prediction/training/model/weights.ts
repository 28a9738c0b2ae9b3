import { randomFrom } from "subnetkit/plugin";
import { FEATURES } from "./features.js";
import { PARAMETERS } from "./parameters.js";

const HIDDEN = 32;

/** The trained part of the model, as shapes [rows, columns]. */
export const WEIGHT_SHAPES = {
  first: [FEATURES, HIDDEN],
  firstBias: [1, HIDDEN],
  second: [HIDDEN, HIDDEN],
  secondBias: [1, HIDDEN],
  last: [HIDDEN, PARAMETERS],
  lastBias: [1, PARAMETERS],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type WeightName = keyof typeof WEIGHT_SHAPES;
export type Weights<T> = Readonly<Record<WeightName, T>>;

/** Makes something for each weight, in one fixed order. */
export function mapWeights<T>(make: (name: WeightName, shape: readonly [number, number]) => T): Weights<T> {
  return {
    first: make("first", WEIGHT_SHAPES.first),
    firstBias: make("firstBias", WEIGHT_SHAPES.firstBias),
    second: make("second", WEIGHT_SHAPES.second),
    secondBias: make("secondBias", WEIGHT_SHAPES.secondBias),
    last: make("last", WEIGHT_SHAPES.last),
    lastBias: make("lastBias", WEIGHT_SHAPES.lastBias),
  };
}

/**
 * Initial weights: biases 0, others normal with variance 1 / rows; the last layer fifty times smaller, so that training starts from the
 * plain model that pathModel's factors describe.
 */
export function initialWeights(seed: string): Weights<Float32Array> {
  const random = randomFrom(`initial weights ${seed}`);
  return mapWeights((name, [rows, columns]) => {
    const isBias = rows === 1;
    const scale = (name === "last" ? 0.02 : 1) / Math.sqrt(rows);
    return Float32Array.from({ length: rows * columns }, () => (isBias ? 0 : random.normal() * scale));
  });
}
