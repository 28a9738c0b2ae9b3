import { readFileSync } from "node:fs";

/** Statistics of the training split (models/README.md says how they are made). */
export interface Tables {
  readonly alphabet: string;
  /** Contact energies, 20 × 20. */
  readonly contact: readonly (readonly number[])[];
  /** Ramachandran energies of each residue type, 36 × 36 in one row: phi from −180 degrees, then psi. */
  readonly ramachandran: readonly (readonly number[])[];
  /** phi and psi of each torsion cluster's centre, radians. */
  readonly clusterCentres: readonly (readonly [phi: number, psi: number])[];
  /** How often each cluster occurs, by residue type. */
  readonly clusterShares: readonly (readonly number[])[];
}

let read: Tables | undefined;

/** The tables that come with the subnet; read once. */
export function readTables(): Tables {
  read ??= JSON.parse(readFileSync(new URL("../models/tables.json", import.meta.url), "utf8")) as Tables;
  return read;
}
