import { residueTypes } from "../alphabet.js";
import { readTables } from "../energy/tables.js";

/** How often each residue's type has each torsion cluster, [residues, clusters]. */
export function usualTorsions(sequence: string): Float32Array {
  const { clusterShares } = readTables();
  return Float32Array.from([...residueTypes(sequence)].flatMap((type) => clusterShares[type] ?? []));
}
