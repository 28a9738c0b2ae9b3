import { ATOMS } from "../energy/kernel.js";
import { nameOf } from "./letters.js";

/** Number of each atom of the kernel's order in the order that PDB files have. */
const ORDER = [0, 2, 4, 5, 3, 1];

export interface WrittenAtom {
  readonly serial: number;
  readonly name: string;
  readonly residueName: string;
  readonly residueNumber: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** The atoms that a model has: all but CB of glycine, and H of the first residue and of proline. */
export function* modelAtoms(sequence: string, positions: ArrayLike<number>): Generator<WrittenAtom> {
  let serial = 0;
  for (const [residue, letter] of [...sequence].entries()) {
    for (const atom of ORDER) {
      const name = ATOMS[atom] ?? "";
      if (name === "CB" && letter === "G") continue;
      if (name === "H" && (residue === 0 || letter === "P")) continue;
      const at = 3 * (residue * ATOMS.length + atom);
      serial++;
      yield {
        serial,
        name,
        residueName: nameOf(letter),
        residueNumber: residue + 1,
        x: positions[at] ?? 0,
        y: positions[at + 1] ?? 0,
        z: positions[at + 2] ?? 0,
      };
    }
  }
}

/** A model as a PDB file (columns as in the wwPDB format 3.3). `positions` as the kernel lays them out. */
export function writePdb(
  sequence: string,
  positions: ArrayLike<number>,
  remarks: readonly string[] = [],
): string {
  const lines = remarks.map((remark) => `REMARK   1 ${remark}`);
  let last = "";
  for (const { serial, name, residueName, residueNumber, x, y, z } of modelAtoms(sequence, positions)) {
    const coordinates = [x, y, z].map((value) => value.toFixed(3).padStart(8)).join("");
    const number = String(residueNumber).padStart(4);
    lines.push(
      `ATOM  ${String(serial).padStart(5)}  ${name.padEnd(3)} ${residueName} A${number}    ${coordinates}` +
        `  1.00  0.00          ${(name[0] ?? "").padStart(2)}`,
    );
    last = `TER   ${String(serial + 1).padStart(5)}      ${residueName} A${number}`;
  }
  return [...lines, last, "END", ""].join("\n");
}
