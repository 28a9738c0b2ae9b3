import { fail, type Request, type SubnetFormats } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { createPublicKernel } from "../energy/publicEnergy.js";
import { foldErrors } from "../foldErrors.js";
import { dequantise } from "../quantise.js";
import { MAX_LENGTH } from "../sizes.js";
import { checkedSequence } from "./checkedSequence.js";
import { readFasta } from "./readFasta.js";
import { readRestraints } from "./readRestraints.js";
import { structureFrom } from "./structureFrom.js";
import { writeMmcif } from "./writeMmcif.js";
import { writePdb } from "./writePdb.js";

/** Energies for a request from a file: about 20 seconds for a hundred residues. */
const EVALUATIONS = 80_000;
const MOST_RESTRAINTS = 4 * MAX_LENGTH;

/** FASTA, PDB and mmCIF in, PDB and mmCIF out. */
export const formats: SubnetFormats<typeof contract> = {
  inputs: {
    fasta: "the sequence (the first of a FASTA file)",
    pdb: "a PDB file whose first chain's sequence is folded anew",
    cif: "an mmCIF file whose first chain's sequence is folded anew",
    restraints: "pairs of residue numbers from 1, one pair a line, said to be in contact",
  },
  outputs: [".pdb", ".cif"],
  read: (files): Request<typeof contract> => {
    const { fasta, pdb, cif, restraints } = files;
    const chain = fasta !== undefined ? readFasta(fasta.text, fasta.name) : structureFrom(pdb ?? cif);
    const sequence = checkedSequence(chain.sequence, chain.name);
    const pairs = restraints === undefined ? [] : readRestraints(restraints.text, sequence.length);
    if (pairs.length > MOST_RESTRAINTS)
      throw fail(foldErrors.tooManyRestraints, { count: pairs.length, most: MOST_RESTRAINTS });
    return { sequence, restraints: pairs.map((pair) => [...pair]), evaluations: EVALUATIONS };
  },
  write: (ending, { sequence }, { torsions }) => {
    const kernel = createPublicKernel(sequence);
    kernel.torsions.set(dequantise(torsions.data));
    kernel.evaluate();
    return ending === ".cif"
      ? writeMmcif("model", sequence, kernel.positions)
      : writePdb(sequence, kernel.positions, ["BACKBONE MODEL FOLDED BY SUBNETKIT PROTEIN-FOLDING"]);
  },
};
