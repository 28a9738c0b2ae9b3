/** A chain found: its torsions and its energy by the weights that the kernel had. */
export interface Candidate {
  readonly torsions: Float64Array;
  readonly energy: number;
}

/** Lowest energy first. */
export function byEnergy(a: Candidate, b: Candidate): number {
  return a.energy - b.energy;
}
