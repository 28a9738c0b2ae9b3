import { TORSION_BINS } from "./kernel.js";

/** Concentration of the density around a cluster's centre, per squared radian: a spread of about 12 degrees. */
const CONCENTRATION = 22;
/** Share of the density that is the same everywhere, so that no torsion is forbidden. */
const UNIFORM_SHARE = 0.02;

/** Turns probabilities of torsion clusters into potentials on the kernel's grid of bins. */
export interface TorsionGrid {
  /** −log of the density relative to an even one. */
  potential(probabilities: ArrayLike<number>): Float32Array;
}

/** The grid for clusters with these (phi, psi) centres in radians. */
export function createTorsionGrid(centres: readonly (readonly [number, number])[]): TorsionGrid {
  const cells = TORSION_BINS * TORSION_BINS;
  const angle = (bin: number): number => ((bin + 0.5) * 2 * Math.PI) / TORSION_BINS - Math.PI;
  const densities = centres.map(([phi, psi]) => {
    const density = new Float64Array(cells);
    let total = 0;
    for (let cell = 0; cell < cells; cell++) {
      const p = angle(Math.floor(cell / TORSION_BINS)) - phi;
      const q = angle(cell % TORSION_BINS) - psi;
      const value = Math.exp(CONCENTRATION * (Math.cos(p) + Math.cos(q) - 2));
      density[cell] = value;
      total += value;
    }
    return density.map((value) => (value * cells) / total);
  });
  return {
    potential: (probabilities) => {
      const sum = new Float64Array(cells).fill(UNIFORM_SHARE);
      densities.forEach((density, cluster) => {
        const probability = (1 - UNIFORM_SHARE) * (probabilities[cluster] ?? 0);
        if (probability < 1e-5) return;
        for (let cell = 0; cell < cells; cell++)
          sum[cell] = (sum[cell] ?? 0) + probability * (density[cell] ?? 0);
      });
      return Float32Array.from(sum, (value) => -Math.log(value));
    },
  };
}
