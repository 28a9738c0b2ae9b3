import { DISTANCE_KNOTS, type DistancePotential } from "./kernel.js";

/** Probabilities of distance between CB atoms: for each pair i, j the log-probability of each bin, row-major [L, L, bins]. */
export interface Distogram {
  readonly length: number;
  /** Upper edges of all bins but the last, which is open. */
  readonly edgesAngstrom: readonly number[];
  readonly logProbabilities: Float32Array;
}

export interface DistanceOptions {
  /** Pairs nearer than this along the chain get no potential. */
  readonly leastSeparation: number;
  /** The reference state: probability by distance grows like d to this power (1.57 for folded chains of finite size). */
  readonly referenceExponent: number;
  /** A pair's potential counts when the last, open bin is less likely than this. */
  readonly mostOpen: number;
}

const FIRST_BIN_ANGSTROM = 2;
/** Added to each probability, so that no bin is forbidden. */
const FLOOR = 1e-4;
/** Potentials are zero from here on. */
const REACH_ANGSTROM = 21;

/**
 * Turns probabilities into potentials: −log of how much likelier a distance is than in a reference state, zero at long distance
 * (Yang et al. 2020, trRosetta, with the reference of Zhou and Zhou's DFIRE).
 */
export function distancePotentials(distogram: Distogram, options: DistanceOptions): DistancePotential[] {
  const { length, edgesAngstrom, logProbabilities } = distogram;
  const bins = edgesAngstrom.length + 1;
  const edges = [FIRST_BIN_ANGSTROM, ...edgesAngstrom];
  const centres = edgesAngstrom.map((edge, bin) => (edge + (edges[bin] ?? 0)) / 2);
  const widths = edgesAngstrom.map((edge, bin) => edge - (edges[bin] ?? 0));
  const last = centres.length - 1;
  const farthest = centres[last] ?? 1;
  const potentials: DistancePotential[] = [];
  const values = new Float64Array(centres.length);
  for (let i = 0; i < length; i++) {
    for (let j = i + options.leastSeparation; j < length; j++) {
      const at = (i * length + j) * bins;
      const open = Math.exp(logProbabilities[at + last + 1] ?? 0);
      if (open > options.mostOpen) continue;
      centres.forEach((centre, bin) => {
        const probability = Math.exp(logProbabilities[at + bin] ?? 0) + FLOOR;
        const density = probability / (widths[bin] ?? 1);
        values[bin] = -Math.log(density) + options.referenceExponent * Math.log(centre / farthest);
      });
      const zero = values[last] ?? 0;
      const coefficients = new Float32Array(DISTANCE_KNOTS);
      for (let knot = 0; knot < DISTANCE_KNOTS && knot + 1 < REACH_ANGSTROM; knot++)
        coefficients[knot] = interpolate(centres, values, knot + 1) - zero;
      potentials.push({ i, j, coefficients });
    }
  }
  return potentials;
}

/** Piecewise linear through the points, straight on below the first, constant above the last. */
function interpolate(xs: readonly number[], ys: Float64Array, x: number): number {
  const found = xs.findIndex((other) => other > x);
  if (found === -1) return ys[xs.length - 1] ?? 0;
  const above = Math.max(found, 1);
  const x0 = xs[above - 1] ?? 0,
    x1 = xs[above] ?? 1;
  const y0 = ys[above - 1] ?? 0,
    y1 = ys[above] ?? 0;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
