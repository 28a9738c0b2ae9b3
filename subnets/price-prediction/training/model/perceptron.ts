import type { Ops } from "../graph/ops.js";
import { FEATURES, featuresOf } from "./features.js";
import type { Network, Reading, Weights } from "./network.js";
import { PARAMETERS } from "./parameters.js";

const HIDDEN = 32;

const shapes = {
  first: [FEATURES, HIDDEN],
  firstBias: [1, HIDDEN],
  second: [HIDDEN, HIDDEN],
  secondBias: [1, HIDDEN],
  last: [HIDDEN, PARAMETERS],
  lastBias: [1, PARAMETERS],
} as const;

export type PerceptronWeight = keyof typeof shapes;

/** What the last layer reads, [origins, HIDDEN], and the unit of the answer. */
export function perceptronHidden<T>(
  ops: Ops<T>,
  weights: Weights<PerceptronWeight, T>,
  returns: T,
): { readonly hidden: T; readonly unit: T } {
  const { values, unit } = featuresOf(ops, returns);
  const first = ops.tanh(ops.add(ops.matMul(values, weights.first), weights.firstBias));
  return { hidden: ops.tanh(ops.add(ops.matMul(first, weights.second), weights.secondBias)), unit };
}

/** Two hidden layers over hand-made features of the context (features.ts). */
export const perceptron: Network<PerceptronWeight> = {
  name: "price-paths",
  shapes,
  read<T>(ops: Ops<T>, weights: Weights<PerceptronWeight, T>, returns: T): Reading<T> {
    const { hidden, unit } = perceptronHidden(ops, weights, returns);
    return { outputs: ops.add(ops.matMul(hidden, weights.last), weights.lastBias), unit };
  },
};
