import { modelAtoms } from "./writePdb.js";

const columns = [
  "group_PDB",
  "id",
  "type_symbol",
  "label_atom_id",
  "label_alt_id",
  "label_comp_id",
  "label_asym_id",
  "label_entity_id",
  "label_seq_id",
  "pdbx_PDB_ins_code",
  "Cartn_x",
  "Cartn_y",
  "Cartn_z",
  "occupancy",
  "B_iso_or_equiv",
  "auth_seq_id",
  "auth_asym_id",
  "pdbx_PDB_model_num",
];

/** A model as an mmCIF file: the category atom_site. `positions` as the kernel lays them out. */
export function writeMmcif(name: string, sequence: string, positions: ArrayLike<number>): string {
  const rows = [...modelAtoms(sequence, positions)].map((atom) =>
    [
      "ATOM",
      atom.serial,
      atom.name[0] ?? "",
      atom.name,
      ".",
      atom.residueName,
      "A",
      1,
      atom.residueNumber,
      "?",
      atom.x.toFixed(3),
      atom.y.toFixed(3),
      atom.z.toFixed(3),
      "1.00",
      "0.00",
      atom.residueNumber,
      "A",
      1,
    ].join(" "),
  );
  const block = name.replace(/[^A-Za-z0-9_]/g, "_");
  const header = [`data_${block}`, `_entry.id ${block}`, "#", "loop_"];
  return [...header, ...columns.map((column) => `_atom_site.${column}`), ...rows, "#", ""].join("\n");
}
