import { residueTypes } from "../alphabet.js";
import { TERMS, type Term, type Terms } from "./terms.js";
import { instantiateKernel } from "./wasm.js";

/** Bins of a torsion potential along each angle: centres at (k + ½)·10° − 180°. */
export const TORSION_BINS = 36;
/** Coefficients of a distance potential: number k is its value at 1 + k angstrom, those from 21 angstrom on are zero. */
export const DISTANCE_KNOTS = 24;
/** Atoms of a residue in `positions`, three coordinates each. */
export const ATOMS = ["N", "H", "CA", "CB", "C", "O"] as const;

/** Two residues that should be near, and how much that counts. */
export interface WeightedPair {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/** A potential of the distance between the CB atoms of two residues. */
export interface DistancePotential {
  readonly i: number;
  readonly j: number;
  /** `DISTANCE_KNOTS` cubic B-spline coefficients. */
  readonly coefficients: Float32Array;
}

/** The energy of one chain. All views are of the kernel's own memory: they change with every call. */
export interface Kernel {
  readonly length: number;
  /** phi, psi of each residue in radians: set them, then `evaluate`. */
  readonly torsions: Float64Array;
  /** dE/d(phi, psi). */
  readonly gradient: Float64Array;
  /** x, y, z of N, H, CA, CB, C, O of each residue, angstrom. */
  readonly positions: Float64Array;
  setWeights(weights: Terms): void;
  /** 20 × 20 contact energies in the alphabet's order. */
  setContactEnergies(energies: ArrayLike<number>): void;
  /** One table a residue, [phi bin][psi bin]. */
  setTorsionPotential(residue: number, table: ArrayLike<number>): void;
  setRestraints(pairs: readonly WeightedPair[], scaleAngstrom: number): void;
  /** At most one for each pair i < j. */
  setDistancePotentials(potentials: readonly DistancePotential[]): void;
  /** The weighted energy; fills `positions` and `gradient`. */
  evaluate(): number;
  /** Unweighted terms of the last energy. */
  parts(): Terms;
  /** L-BFGS from `torsions`; leaves the result there. Returns its energy. */
  minimise(mostEvaluations: number, tolerance: number): number;
  /** How many energies this kernel has computed. */
  evaluations(): number;
}

/** A kernel for a sequence of the twenty standard residues, at most 150 of them, with all potentials zero. */
export function createKernel(sequence: string): Kernel {
  const wasm = instantiateKernel();
  const length = sequence.length;
  const { buffer } = wasm.memory;
  const floats = (address: { readonly value: number }, count: number): Float64Array =>
    new Float64Array(buffer, address.value, count);
  new Int32Array(buffer, wasm.residueTypes.value, length).set(residueTypes(sequence));
  wasm.setChain(length);
  const parts = floats(wasm.parts, TERMS.length);
  const tableSize = TORSION_BINS * TORSION_BINS;

  return {
    length,
    torsions: floats(wasm.torsions, 2 * length),
    gradient: floats(wasm.torsionGradient, 2 * length),
    positions: floats(wasm.positions, 3 * ATOMS.length * length),
    setWeights: (weights) => {
      floats(wasm.weights, TERMS.length).set(TERMS.map((term) => weights[term]));
    },
    setContactEnergies: (energies) => {
      floats(wasm.contactEnergies, 400).set(energies);
    },
    setTorsionPotential: (residue, table) => {
      const at = wasm.torsionPotentials.value + 4 * residue * tableSize;
      new Float32Array(buffer, at, tableSize).set(table);
    },
    setRestraints: (pairs, scaleAngstrom) => {
      pairs.forEach(({ i, j, weight }, at) => {
        new Int32Array(buffer, wasm.restraints.value + 16 * at, 2).set([i, j]);
        new Float64Array(buffer, wasm.restraints.value + 16 * at + 8, 1).set([weight]);
      });
      wasm.setRestraints(pairs.length, scaleAngstrom);
    },
    setDistancePotentials: (potentials) => {
      const rows = new Int32Array(buffer, wasm.distanceRows.value, length + 1).fill(0);
      const columns = new Int32Array(buffer, wasm.distanceColumns.value, potentials.length);
      const sorted = [...potentials].sort((a, b) => a.i - b.i || a.j - b.j);
      sorted.forEach(({ i, j, coefficients }, at) => {
        rows.fill(at + 1, i + 1);
        columns[at] = j;
        const bytes = 4 * DISTANCE_KNOTS * at;
        new Float32Array(buffer, wasm.distancePotentials.value + bytes, DISTANCE_KNOTS).set(coefficients);
      });
    },
    evaluate: () => wasm.evaluate(),
    parts: () => Object.fromEntries(TERMS.map((term, at) => [term, parts[at] ?? 0])) as Record<Term, number>,
    minimise: (mostEvaluations, tolerance) => wasm.minimise(mostEvaluations, tolerance),
    evaluations: () => wasm.evaluations.value,
  };
}
