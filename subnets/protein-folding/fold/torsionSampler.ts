import type { Random } from "subnetkit/plugin";

/** Where a chain's torsions are drawn from. */
export interface TorsionSampler {
  readonly length: number;
  /** Draws phi and psi of one residue into `torsions`. */
  draw(residue: number, torsions: Float64Array, random: Random): void;
}

/** Spread of a drawn angle around its cluster's centre, radians. */
const JITTER = 0.12;

/**
 * Draws from each residue's probabilities of torsion clusters, [residues, clusters], raised to `sharpness` and normalised.
 */
export function createTorsionSampler(
  centres: readonly (readonly [number, number])[],
  probabilities: ArrayLike<number>,
  sharpness: number,
): TorsionSampler {
  const clusters = centres.length;
  const length = probabilities.length / clusters;
  const sums = new Float64Array(probabilities.length);
  for (let residue = 0; residue < length; residue++) {
    let sum = 0;
    for (let k = residue * clusters; k < (residue + 1) * clusters; k++) {
      sum += Math.pow(probabilities[k] ?? 0, sharpness);
      sums[k] = sum;
    }
  }
  return {
    length,
    draw: (residue, torsions, random) => {
      const from = residue * clusters;
      const aim = random.next() * (sums[from + clusters - 1] ?? 0);
      let cluster = 0;
      while (cluster < clusters - 1 && (sums[from + cluster] ?? 0) < aim) cluster++;
      const [phi, psi] = centres[cluster] ?? [0, 0];
      torsions[2 * residue] = wrapAngle(phi + JITTER * random.normal());
      torsions[2 * residue + 1] = wrapAngle(psi + JITTER * random.normal());
    },
  };
}

/** The same angle within ±π. */
export function wrapAngle(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
