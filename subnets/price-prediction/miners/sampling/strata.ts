import { PATHS } from "../../sizes.js";

/** The grid reaches ±sinh(6), about 200 standard deviations, and is finest around 0. */
const REACH = 6;
const GRID_STEPS = 24_000;

/** Scales values to mean square 1; values that are all 0 stay. */
export function standardise(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value * value, 0);
  return total === 0 ? values : values.map((value) => value * Math.sqrt(values.length / total));
}

/**
 * PATHS equally likely values of a symmetric distribution: the middles of its strata, ascending, scaled to variance 1. `density`
 * need not be normalised; it is integrated on a grid and inverted, to an error of about 10⁻⁶.
 *
 * A random order of these is a better sample than as many independent draws: the marginal of every step is exact, and sums of steps
 * vary less from answer to answer. It matters because the score's n² form charges for sampling noise, about 1 % of the CRPS for 100
 * independent paths.
 *
 * @example strataOf((x) => Math.exp((-x * x) / 2))
 */
export function strataOf(density: (x: number) => number): Float64Array {
  const width = (2 * REACH) / GRID_STEPS;
  const masses = Float64Array.from({ length: GRID_STEPS }, (_, cell) => {
    const u = -REACH + (cell + 0.5) * width;
    return density(Math.sinh(u)) * Math.cosh(u);
  });
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const middles: number[] = [];
  let below = 0;
  for (const [cell, mass] of masses.entries()) {
    while (middles.length < PATHS && below + mass >= (total * (middles.length + 0.5)) / PATHS) {
      const share = ((total * (middles.length + 0.5)) / PATHS - below) / mass;
      middles.push(Math.sinh(-REACH + (cell + share) * width));
    }
    below += mass;
  }
  return standardise(Float64Array.from(middles));
}
