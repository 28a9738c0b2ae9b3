import { fail } from "subnetkit/plugin";
import { foldErrors } from "../foldErrors.js";
import type { AtomRow } from "./atomRow.js";

const PREFIX = "_atom_site.";

/**
 * The atoms of an mmCIF file's first model, first alternate locations only: the loop of the category atom_site.
 *
 * @throws SK4004 for coordinates that are no numbers
 */
export function readMmcif(text: string, file: string): AtomRow[] {
  const atoms: AtomRow[] = [];
  const columns = new Map<string, number>();
  let firstModel: string | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.startsWith(PREFIX)) {
      columns.set(line.slice(PREFIX.length).trim(), columns.size);
      continue;
    }
    if (columns.size === 0) continue;
    if (/^(#|loop_|_|data_)/.test(line)) {
      if (atoms.length > 0) break;
      columns.clear();
      continue;
    }
    const words = wordsOf(line);
    const field = (...names: string[]): string => {
      for (const name of names) {
        const value = words[columns.get(name) ?? -1];
        if (value !== undefined && value !== "?") return value === "." ? "" : value;
      }
      return "";
    };
    const residueName = field("auth_comp_id", "label_comp_id");
    if (field("group_PDB") !== "ATOM" && residueName !== "MSE") continue;
    firstModel ??= field("pdbx_PDB_model_num");
    if (field("pdbx_PDB_model_num") !== firstModel) break;
    if (!["", "A"].includes(field("label_alt_id"))) continue;
    const [x = NaN, y = NaN, z = NaN] = ["Cartn_x", "Cartn_y", "Cartn_z"].map((name) =>
      Number.parseFloat(field(name)),
    );
    if (!Number.isFinite(x + y + z)) throw fail(foldErrors.badCoordinates, { line: at + 1, name: file });
    atoms.push({
      chain: field("auth_asym_id", "label_asym_id"),
      residue: field("auth_seq_id", "label_seq_id") + field("pdbx_PDB_ins_code"),
      residueName,
      atom: field("auth_atom_id", "label_atom_id"),
      x,
      y,
      z,
    });
  }
  return atoms;
}

/** Words of a CIF line; quoted ones may hold spaces. */
function wordsOf(line: string): string[] {
  return (line.match(/'[^']*'(?=\s|$)|"[^"]*"(?=\s|$)|\S+/g) ?? []).map((word) =>
    /^(['"]).*\1$/.test(word) ? word.slice(1, -1) : word,
  );
}
