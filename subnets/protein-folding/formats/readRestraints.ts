import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import { LEAST_SEPARATION, type Pair } from "../natives/drawRestraints.js";

/**
 * Reads restraints, one pair of residue numbers a line, counted from 1; "#" begins a comment, further columns are ignored. In order of
 * residues, each pair once.
 *
 * @throws SK4003 for a line that is none
 * @example readRestraints("3 40\n12,57 # a cross-link", 60) // [[2, 39], [11, 56]]
 */
export function readRestraints(text: string, length: number): Pair[] {
  const pairs = new Map<number, Pair>();
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = raw.replace(/#.*/, "").trim();
    if (line === "") return;
    const [a, b] = line.split(/[\s,;]+/).map(Number);
    const i = Math.min(a ?? NaN, b ?? NaN) - 1,
      j = Math.max(a ?? NaN, b ?? NaN) - 1;
    const isPair =
      Number.isInteger(i) && Number.isInteger(j) && i >= 0 && j < length && j - i >= LEAST_SEPARATION;
    if (!isPair)
      throw fail(foldErrors.badRestraint, { line: at + 1, text: raw, length, separation: LEAST_SEPARATION });
    pairs.set(i * length + j, [i, j]);
  });
  return [...pairs.entries()].sort((a, b) => a[0] - b[0]).map(([, pair]) => pair);
}
