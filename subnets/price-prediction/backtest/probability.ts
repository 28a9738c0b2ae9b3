import type { Random } from "subnetkit/plugin";
import type { Interval } from "../score/intervals.js";
import { valueAt } from "../valueAt.js";

/** Log-moves from the start of a path to each of its steps. */
function movesAlong(increments: ArrayLike<number>, start: number, steps: number): Float64Array {
  const moves = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step += 1) {
    moves[step + 1] = valueAt(moves, step) + valueAt(increments, start + step);
  }
  return moves;
}

/**
 * Where the market's moves lie within the forecast's: the probability integral transform of each change, its rank among the paths' as a
 * share. Ranks of equal moves are drawn. Over many origins of a calibrated forecast these are uniform on [0, 1] (Dawid 1984; for
 * ensembles, Hamill 2001).
 *
 * @param increments log-returns, row-major [paths, steps]
 * @param outcome log-returns of the market, one a step
 * @returns one an interval
 */
export function probabilities(
  increments: Float32Array,
  outcome: ArrayLike<number>,
  intervals: readonly Interval[],
  random: Random,
): readonly number[] {
  const steps = outcome.length;
  const market = movesAlong(outcome, 0, steps);
  const paths = Array.from({ length: increments.length / steps }, (_, path) =>
    movesAlong(increments, path * steps, steps),
  );
  const over = (moves: Float64Array, { from, until }: Interval): number =>
    valueAt(moves, until) - valueAt(moves, from);
  return intervals.map((interval) => {
    const truth = over(market, interval);
    let below = 0;
    let equal = 0;
    for (const path of paths) {
      const move = over(path, interval);
      if (move < truth) below += 1;
      else if (move === truth) equal += 1;
    }
    return (below + random.next() * (equal + 1)) / (paths.length + 1);
  });
}
