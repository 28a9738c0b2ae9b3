import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import type { AtomRow } from "./atomRow.js";

/**
 * The atoms of a PDB file's first model, first alternate locations only (columns as in the wwPDB format 3.3).
 *
 * @throws SK4004 for coordinates that are no numbers
 */
export function readPdb(text: string, file: string): AtomRow[] {
  const atoms: AtomRow[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith("ENDMDL")) break;
    const isModified = line.startsWith("HETATM") && line.slice(17, 20) === "MSE";
    if (!line.startsWith("ATOM") && !isModified) continue;
    if (line.slice(16, 17) !== " " && line.slice(16, 17) !== "A") continue;
    const [x = NaN, y = NaN, z = NaN] = [30, 38, 46].map((from) => numberOf(line.slice(from, from + 8)));
    if (!Number.isFinite(x + y + z)) throw fail(foldErrors.badCoordinates, { line: at + 1, name: file });
    atoms.push({
      chain: line.slice(21, 22).trim(),
      residue: line.slice(22, 27).trim(),
      residueName: line.slice(17, 20).trim(),
      atom: line.slice(12, 16).trim(),
      x,
      y,
      z,
    });
  }
  return atoms;
}

function numberOf(text: string): number {
  return text.trim() === "" ? NaN : Number(text);
}
