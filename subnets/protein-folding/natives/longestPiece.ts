import { distanceBetween, type Native } from "./native.js";

/** CA atoms of neighbours are 3.8 angstrom apart, 2.9 about a cis peptide bond; farther, and residues are missing between them. */
const FARTHEST_STEP_ANGSTROM = 4.2;

/** The longest piece of a chain without missing residues; of equally long ones the first. */
export function longestPiece(native: Native): Native {
  const { length } = native.sequence;
  let from = 0;
  let best = { from: 0, to: 0 };
  for (let end = 1; end <= length; end++) {
    if (end < length && distanceBetween(native.ca, end - 1, end) <= FARTHEST_STEP_ANGSTROM) continue;
    if (end - from > best.to - best.from) best = { from, to: end };
    from = end;
  }
  return {
    name: native.name,
    sequence: native.sequence.slice(best.from, best.to),
    ca: native.ca.slice(3 * best.from, 3 * best.to),
    cb: native.cb.slice(3 * best.from, 3 * best.to),
  };
}
