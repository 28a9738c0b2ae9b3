import { residueTypes } from "../alphabet.js";
import { createKernel, type Kernel } from "./kernel.js";
import { readTables } from "./tables.js";
import { PUBLIC_WEIGHTS } from "./terms.js";

/** Added to each contact energy, so that compact chains gain a little from any contact. */
const CONTACT_SHIFT = -0.1;

/** The contact energies as the kernel takes them. */
export function contactEnergies(): Float64Array {
  return Float64Array.from(readTables().contact.flat(), (energy) => energy + CONTACT_SHIFT);
}

/** A kernel with the public energy: what validators judge by. */
export function createPublicKernel(sequence: string): Kernel {
  const { ramachandran } = readTables();
  const kernel = createKernel(sequence);
  kernel.setContactEnergies(contactEnergies());
  for (const [residue, type] of residueTypes(sequence).entries())
    kernel.setTorsionPotential(residue, ramachandran[type] ?? []);
  kernel.setWeights(PUBLIC_WEIGHTS);
  return kernel;
}
