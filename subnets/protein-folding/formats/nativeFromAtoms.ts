import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import type { Native } from "../natives/native.js";
import type { AtomRow } from "./atomRow.js";
import { letterOf } from "./letters.js";

type Point = readonly [x: number, y: number, z: number];

/**
 * The chain with this name, or the first one, from the atoms of a structure file. Residues without N, CA or C are left out; where a CB
 * is missing, as in glycine, it stands where ideal geometry puts it.
 *
 * @throws SK4002 when no residue is left
 */
export function nativeFromAtoms(name: string, atoms: readonly AtomRow[], chain?: string): Native {
  const wanted = chain ?? atoms[0]?.chain ?? "";
  const residues = new Map<string, { letter: string; atoms: Map<string, Point> }>();
  for (const { chain: own, residue, residueName, atom, x, y, z } of atoms) {
    if (own !== wanted) continue;
    const known = residues.get(residue) ?? { letter: letterOf(residueName), atoms: new Map<string, Point>() };
    residues.set(residue, known);
    if (!known.atoms.has(atom)) known.atoms.set(atom, [x, y, z]);
  }
  let sequence = "";
  const alphas: Point[] = [];
  const betas: Point[] = [];
  for (const { letter, atoms: own } of residues.values()) {
    const n = own.get("N"),
      ca = own.get("CA"),
      c = own.get("C");
    if (n === undefined || ca === undefined || c === undefined) continue;
    sequence += letter;
    alphas.push(ca);
    betas.push(own.get("CB") ?? idealBeta(n, ca, c));
  }
  if (sequence === "") throw fail(foldErrors.noSequence, { name });
  return {
    name: wanted === "" ? name : `${name}_${wanted}`,
    sequence,
    ca: Float64Array.from(alphas.flat()),
    cb: Float64Array.from(betas.flat()),
  };
}

/** Where CB stands by the directions of N and C from CA; the coefficients are those of tetrahedral geometry. */
function idealBeta(n: Point, ca: Point, c: Point): Point {
  const b: Point = [ca[0] - n[0], ca[1] - n[1], ca[2] - n[2]];
  const d: Point = [c[0] - ca[0], c[1] - ca[1], c[2] - ca[2]];
  const a: Point = [b[1] * d[2] - b[2] * d[1], b[2] * d[0] - b[0] * d[2], b[0] * d[1] - b[1] * d[0]];
  const at = (k: 0 | 1 | 2): number => ca[k] - 0.58273431 * a[k] + 0.56802827 * b[k] - 0.54067466 * d[k];
  return [at(0), at(1), at(2)];
}
