import { crps } from "subnetkit/scoring";
import { STEPS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import { INTERVALS } from "./intervals.js";

const BASIS_POINTS = 10_000;

/** Running sums of steps: element k is the move before step k. */
function cumulative(steps: ArrayLike<number>, start: number): Float64Array {
  const moves = new Float64Array(STEPS + 1);
  let move = 0;
  for (let step = 0; step < STEPS; step += 1) {
    move += valueAt(steps, start + step);
    moves[step + 1] = move;
  }
  return moves;
}

/**
 * The loss of an ensemble of paths at one origin: the CRPS of every scored change, in basis points, summed.
 *
 * @param increments log-returns, row-major [paths, STEPS]
 * @param outcome log-returns of the market, STEPS of them
 */
export function pathLoss(increments: Float32Array, outcome: ArrayLike<number>): number {
  const truth = cumulative(outcome, 0);
  const paths = Array.from({ length: increments.length / STEPS }, (_, path) =>
    cumulative(increments, path * STEPS),
  );
  const ensemble = new Float64Array(paths.length);
  let loss = 0;
  for (const { from, until } of INTERVALS) {
    for (const [index, path] of paths.entries()) ensemble[index] = valueAt(path, until) - valueAt(path, from);
    loss += crps(ensemble, valueAt(truth, until) - valueAt(truth, from));
  }
  return loss * BASIS_POINTS;
}
