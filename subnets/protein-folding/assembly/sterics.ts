// Two atoms nearer than their radii allow cost (1 − d²/r²)². Hydrogen is left out: the hydrogen bond term wants it close.
import { pull, squareDistance } from "./force";
import { ATOM_BYTES, CB_AT, H_AT, residueTypes } from "./memory";

const GLYCINE: i32 = 5;

/** Least distances r by atom, squared; rows and columns N, H, CA, CB, C, O; zero where a pair is not looked at. */
const leastSquares: usize = memory.data<f64>([
  7.84, 0, 9, 8.7025, 8.7025, 7.29,
  0, 0, 0, 0, 0, 0,
  9, 0, 12.25, 10.89, 11.56, 8.41,
  8.7025, 0, 10.89, 10.24, 10.24, 8.1225,
  8.7025, 0, 11.56, 10.24, 11.56, 8.7025,
  7.29, 0, 8.41, 8.1225, 8.7025, 7.5625,
]);

/** The steric energy between two residues; adds its gradient, times the weight. */
export function repel(i: i32, j: i32, a: usize, b: usize, weight: f64): f64 {
  const isBare = load<i32>(residueTypes + (<usize>i << 2)) === GLYCINE;
  const isOtherBare = load<i32>(residueTypes + (<usize>j << 2)) === GLYCINE;
  let energy: f64 = 0;
  for (let s: usize = 0; s < 6 * ATOM_BYTES; s += ATOM_BYTES) {
    if (s === H_AT || (s === CB_AT && isBare)) continue;
    const p = a + s;
    const row = leastSquares + 2 * s;
    for (let t: usize = 0; t < 6 * ATOM_BYTES; t += ATOM_BYTES) {
      const least = load<f64>(row + t / 3);
      const d2 = squareDistance(p, b + t);
      if (d2 >= least || (t === CB_AT && isOtherBare)) continue;
      const q = 1 - d2 / least;
      energy += q * q;
      pull(p, b + t, (-4 * weight * q) / least);
    }
  }
  return energy;
}
