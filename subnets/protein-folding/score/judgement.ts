import { gdtTs, lddt } from "subnetkit/scoring";
import { ATOMS, type Kernel } from "../energy/kernel.js";
import { dequantise } from "../quantise.js";

/** What is measured of one answer before it becomes a score. */
export interface Judgement {
  /** Public energy. */
  readonly energy: number;
  /** Steric clashes a residue, in units of the steric term. */
  readonly clashes: number;
  /** Held-out contacts kept, in [0, 1]; undefined when none were held out. */
  readonly contacts: number | undefined;
  /** Mean of Cα-lDDT and GDT-TS; undefined when there is no native. */
  readonly likeness: number | undefined;
}

/** A held-out contact counts fully up to the first distance between its CB atoms, less and less up to the second, angstrom. */
const KEPT_ANGSTROM = 8;
const LOST_ANGSTROM = 12;
/** Added to the number of held-out contacts, so that a few kept ones of few prove little. */
const SHRINKAGE = 2;

/** Measures an answer with its chain's public kernel. */
export function judge(
  kernel: Kernel,
  steps: ArrayLike<number>,
  heldOut: readonly (readonly number[])[],
  native: ArrayLike<number> | undefined,
): Judgement {
  kernel.torsions.set(dequantise(steps));
  const energy = kernel.evaluate();
  const { sterics } = kernel.parts();
  const { length } = kernel;
  const alphas = new Float64Array(3 * length);
  for (let residue = 0; residue < length; residue++) alphas.set(atomOf(kernel, residue, "CA"), 3 * residue);
  let kept = 0;
  for (const [i = 0, j = 0] of heldOut) {
    const a = atomOf(kernel, i, "CB"),
      b = atomOf(kernel, j, "CB");
    const distance = Math.sqrt(a.reduce((sum, value, axis) => sum + (value - (b[axis] ?? 0)) ** 2, 0));
    kept += Math.max(0, Math.min(1, (LOST_ANGSTROM - distance) / (LOST_ANGSTROM - KEPT_ANGSTROM)));
  }
  return {
    energy,
    clashes: sterics / length,
    contacts: heldOut.length === 0 ? undefined : kept / (heldOut.length + SHRINKAGE),
    likeness: native === undefined ? undefined : (lddt(alphas, native).score + gdtTs(alphas, native)) / 2,
  };
}

function atomOf(kernel: Kernel, residue: number, atom: (typeof ATOMS)[number]): Float64Array {
  const at = 3 * (residue * ATOMS.length + ATOMS.indexOf(atom));
  return kernel.positions.slice(at, at + 3);
}
