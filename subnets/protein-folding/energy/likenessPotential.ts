import type { Distogram } from "./distancePotential.js";
import { DISTANCE_KNOTS, type DistancePotential } from "./kernel.js";

/** Distances of the native up to this count in lDDT, and up to how much a model's may be off for a quarter of the credit each. */
const INCLUSION_ANGSTROM = 15;
const TOLERANCES_ANGSTROM = [0.5, 1, 2, 4];
/** Width over which a tolerance's edge is smoothed, so that there is a slope to follow. */
const SMOOTHING_ANGSTROM = 0.3;
const FIRST_BIN_ANGSTROM = 2;
const LEAST_SEPARATION = 2;
/** Pairs that can gain less than this are left out. */
const LEAST_GAIN = 0.02;
const REACH_ANGSTROM = 21;

/**
 * Potentials whose sum is minus the lDDT that a model may expect, by what is known of the distances: the decision that pays best under
 * the score itself, where −log p asks for the likeliest.
 */
export function likenessPotentials(distogram: Distogram): DistancePotential[] {
  const { length, edgesAngstrom, logProbabilities } = distogram;
  const bins = edgesAngstrom.length + 1;
  const centres = edgesAngstrom.map(
    (edge, bin) => (edge + (edgesAngstrom[bin - 1] ?? FIRST_BIN_ANGSTROM)) / 2,
  );
  const counted = centres.filter((centre) => centre <= INCLUSION_ANGSTROM + 1);
  const knots = Math.min(DISTANCE_KNOTS, REACH_ANGSTROM - 1);
  const credits = Float64Array.from({ length: knots * counted.length }, (_, at) =>
    credit(Math.floor(at / counted.length) + 1 - (counted[at % counted.length] ?? 0)),
  );
  const potentials: DistancePotential[] = [];
  for (let i = 0; i < length; i++) {
    for (let j = i + LEAST_SEPARATION; j < length; j++) {
      const at = (i * length + j) * bins;
      const probabilities = counted.map((_, bin) => Math.exp(logProbabilities[at + bin] ?? 0));
      const coefficients = new Float32Array(DISTANCE_KNOTS);
      let most = 0;
      for (let knot = 0; knot < knots; knot++) {
        let gain = 0;
        for (let bin = 0; bin < counted.length; bin++)
          gain += (probabilities[bin] ?? 0) * (credits[knot * counted.length + bin] ?? 0);
        coefficients[knot] = -gain;
        most = Math.max(most, gain);
      }
      if (most > LEAST_GAIN) potentials.push({ i, j, coefficients });
    }
  }
  return potentials;
}

/** The share of tolerances that a distance which is off by this much is within. */
function credit(errorAngstrom: number): number {
  let sum = 0;
  for (const tolerance of TOLERANCES_ANGSTROM)
    sum += 1 / (1 + Math.exp((Math.abs(errorAngstrom) - tolerance) / SMOOTHING_ANGSTROM));
  return sum / TOLERANCES_ANGSTROM.length;
}
