// The electrostatic energy by which DSSP (Kabsch and Sander 1983) tells a hydrogen bond: 27.9 (1/ON + 1/CH − 1/OH − 1/CN) kcal/mol,
// only where it attracts, begun and flattened smoothly and switched off from 3.5 to 5 angstrom: an attraction of a counts
// a² / ((a + 0.3) (1 + a / 6)), so that the gradient has no jumps.
import { pull, squareDistance } from "./force";
import { C_AT, H_AT, N_AT, O_AT, residueTypes } from "./memory";

const PROLINE: i32 = 12;
const COULOMB: f64 = 27.9;
const BEGINNING: f64 = 0.3;
const FLATTENING: f64 = 1.0 / 6;
const INNER: f64 = 3.5;
const OUTER: f64 = 5;
/** Distances below this count as this. */
const LEAST: f64 = 1.4;

// @ts-ignore: decorator
@inline
function pullCharge(a: usize, b: usize, d: f64, k: f64): void {
  if (d > LEAST) pull(a, b, k / (d * d * d));
}

/** The energy of the bond from the N–H of residue i (at a) to the O=C of residue j (at b); adds its gradient, times the weight. */
export function bond(i: i32, j: i32, a: usize, b: usize, weight: f64): f64 {
  if (i === 0 || load<i32>(residueTypes + (<usize>i << 2)) === PROLINE) return 0;
  const oh2 = squareDistance(b + O_AT, a + H_AT);
  if (oh2 >= OUTER * OUTER) return 0;
  const oh = Math.sqrt(oh2);
  const on = Math.sqrt(squareDistance(b + O_AT, a + N_AT));
  const ch = Math.sqrt(squareDistance(b + C_AT, a + H_AT));
  const cn = Math.sqrt(squareDistance(b + C_AT, a + N_AT));
  const e = COULOMB * (1 / max(on, LEAST) + 1 / max(ch, LEAST) - 1 / max(oh, LEAST) - 1 / max(cn, LEAST));
  if (e >= 0) return 0;
  const begun = BEGINNING - e, flat = 1 - e * FLATTENING;
  const inverse = 1 / (begun * flat);
  let open: f64 = 1;
  let slope: f64 = 0;
  if (oh > INNER) {
    const t = (oh - INNER) / (OUTER - INNER);
    open = 1 - t * t * (3 - 2 * t);
    slope = (-6 * t * (1 - t)) / (OUTER - INNER);
  }
  const bonded = -e * e * inverse;
  const k = COULOMB * weight * open * (2 * e * inverse + e * e * (flat + begun * FLATTENING) * inverse * inverse);
  pullCharge(b + O_AT, a + N_AT, on, k);
  pullCharge(b + C_AT, a + H_AT, ch, k);
  pullCharge(b + O_AT, a + H_AT, oh, -k);
  pullCharge(b + C_AT, a + N_AT, cn, -k);
  if (slope !== 0) pull(b + O_AT, a + H_AT, (weight * bonded * slope) / oh);
  return bonded * open;
}
