import type { Random } from "subnetkit/plugin";
import { STEPS } from "../sizes.js";
import { INTERVALS, type Interval } from "../score/intervals.js";
import { valueAt } from "../valueAt.js";

/** The move over an interval of steps that start at `start`. */
function moveOver(steps: ArrayLike<number>, start: number, { from, until }: Interval): number {
  let move = 0;
  for (let step = from; step < until; step += 1) move += valueAt(steps, start + step);
  return move;
}

/**
 * Where the market's moves lie within the forecast's: the probability integral transform of each scored change, its rank among the paths'
 * as a share. Ranks of equal moves are drawn. Over many origins of a calibrated forecast these are uniform on [0, 1]
 * (Dawid 1984; for ensembles, Hamill 2001).
 *
 * @param increments log-returns, row-major [paths, STEPS]
 * @param outcome log-returns of the market, STEPS of them
 * @returns one a scored change, in the order of INTERVALS
 */
export function probabilities(
  increments: Float32Array,
  outcome: ArrayLike<number>,
  random: Random,
): readonly number[] {
  const paths = increments.length / STEPS;
  return INTERVALS.map((interval) => {
    const truth = moveOver(outcome, 0, interval);
    let below = 0;
    let equal = 0;
    for (let path = 0; path < paths; path += 1) {
      const move = moveOver(increments, path * STEPS, interval);
      if (move < truth) below += 1;
      else if (move === truth) equal += 1;
    }
    return (below + random.next() * (equal + 1)) / (paths + 1);
  });
}
