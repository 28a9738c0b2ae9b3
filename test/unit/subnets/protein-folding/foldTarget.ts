import { createPublicKernel } from "../../../../subnets/protein-folding/energy/publicEnergy.js";
import type { Native } from "../../../../subnets/protein-folding/natives/native.js";

/** Two helices and a loop: a made-up native of 30 residues, with the torsions that it was built from. */
export function hairpinOfHelices(): { native: Native; torsions: Float64Array } {
  const sequence = "MKELLAKAAELAKKGGNPEALLKAAELAKK";
  const kernel = createPublicKernel(sequence);
  const torsions = new Float64Array(2 * sequence.length);
  for (let residue = 0; residue < sequence.length; residue++) {
    const isTurn = residue >= 13 && residue <= 16;
    torsions.set(isTurn ? [-1.2, residue % 2 === 0 ? 2.3 : 0.6] : [-1.07, -0.75], 2 * residue);
  }
  kernel.torsions.set(torsions);
  kernel.evaluate();
  const atoms = (offset: number): Float64Array =>
    Float64Array.from({ length: 3 * sequence.length }, (_, at) => {
      const residue = Math.floor(at / 3);
      return kernel.positions[18 * residue + 3 * offset + (at % 3)] ?? NaN;
    });
  return { native: { name: "made-up", sequence, ca: atoms(2), cb: atoms(3) }, torsions };
}
