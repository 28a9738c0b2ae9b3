// A restraint says: these CB atoms are within 8 angstrom. Beyond, it costs log(1 + (excess/scale)²), whose pull fades with distance, so
// that a false one among true ones loses.
import { restraintCount, restraintScale } from "./chain";
import { pull, squareDistance } from "./force";
import { CB_AT, positions, RESIDUE_BYTES, restraints } from "./memory";

const BOUND: f64 = 8;

export function restrain(weight: f64): f64 {
  let energy: f64 = 0;
  const inverse = 1 / (restraintScale * restraintScale);
  for (let k = 0; k < restraintCount; k++) {
    const at = restraints + (<usize>k << 4);
    const a = positions + <usize>load<i32>(at) * RESIDUE_BYTES + CB_AT;
    const b = positions + <usize>load<i32>(at, 4) * RESIDUE_BYTES + CB_AT;
    const d2 = squareDistance(a, b);
    if (d2 <= BOUND * BOUND) continue;
    const d = Math.sqrt(d2);
    const excess = d - BOUND;
    const own = load<f64>(at, 8);
    const inside = 1 + excess * excess * inverse;
    energy += own * Math.log(inside);
    pull(a, b, (weight * own * 2 * excess * inverse) / (inside * d));
  }
  return energy;
}
