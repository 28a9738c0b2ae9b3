import { valueAt } from "../valueAt.js";

const KEEP_MEAN = 0.9;
const KEEP_SQUARE = 0.999;
const EPSILON = 1e-8;

/** Moves weights in place, against their gradient. */
export type Adam = (weights: Float32Array, gradient: Float32Array, rate: number) => void;

/** Adam (Kingma & Ba 2015) for one array of weights. */
export function createAdam(size: number): Adam {
  const means = new Float64Array(size);
  const squares = new Float64Array(size);
  let steps = 0;
  return (weights, gradient, rate) => {
    steps += 1;
    const meanBias = 1 - KEEP_MEAN ** steps;
    const squareBias = 1 - KEEP_SQUARE ** steps;
    for (const [index, slope] of gradient.entries()) {
      const mean = KEEP_MEAN * valueAt(means, index) + (1 - KEEP_MEAN) * slope;
      const square = KEEP_SQUARE * valueAt(squares, index) + (1 - KEEP_SQUARE) * slope * slope;
      means[index] = mean;
      squares[index] = square;
      const move = (rate * (mean / meanBias)) / (Math.sqrt(square / squareBias) + EPSILON);
      weights[index] = valueAt(weights, index) - move;
    }
  };
}
