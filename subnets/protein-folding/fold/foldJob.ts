import type { Distogram } from "../energy/distancePotential.js";
import type { Pair } from "../natives/drawRestraints.js";

/** One chain to fold, as plain data: it may be sent to a thread. */
export interface FoldJob {
  readonly sequence: string;
  readonly restraints: readonly Pair[];
  /** Probabilities of torsion clusters, [residues, clusters]. */
  readonly torsions: Float32Array;
  /** What is expected of distances, if anything is. */
  readonly distances?: Distogram;
  /** How many energies may be computed. */
  readonly evaluations: number;
  readonly seed: string;
}

/** The fold that was found. */
export interface Fold {
  /** phi and psi of each residue, radians. */
  readonly torsions: Float64Array;
  /** By the measure that chose it: comparable within one search alone. */
  readonly energy: number;
  readonly evaluations: number;
}
