import { length } from "./chain";
import {
  betaGradient,
  betas,
  CB_AT,
  distanceColumns,
  distancePotentials,
  distanceRows,
  gradient,
  positions,
  RESIDUE_BYTES,
  SPLINE_COEFFICIENTS,
} from "./memory";
import { splineSlope, splineValue } from "./spline";

const FIRST_KNOT: f64 = 2;
const LAST_KNOT: f64 = 22;

/** The sum of the distance potentials between CB atoms, which are gathered first: most of a chain's pairs have one. */
export function favourDistances(weight: f64): f64 {
  const count = load<i32>(distanceRows + (<usize>length << 2));
  if (count === 0 || weight === 0) return 0;
  for (let i = 0; i < length; i++) {
    memory.copy(betas + (<usize>i << 5), positions + <usize>i * RESIDUE_BYTES + CB_AT, 24);
  }
  memory.fill(betaGradient, 0, <usize>length << 5);
  let energy: f64 = 0;
  let table = distancePotentials;
  let column = distanceColumns;
  for (let i = 0; i < length; i++) {
    const own = betas + (<usize>i << 5);
    const x = load<f64>(own), y = load<f64>(own, 8), z = load<f64>(own, 16);
    let gx: f64 = 0, gy: f64 = 0, gz: f64 = 0;
    const end = distanceColumns + (<usize>load<i32>(distanceRows + (<usize>(i + 1) << 2)) << 2);
    for (; column < end; column += 4, table += SPLINE_COEFFICIENTS << 2) {
      const at = <usize>load<i32>(column) << 5;
      const other = betas + at;
      const dx = x - load<f64>(other), dy = y - load<f64>(other, 8), dz = z - load<f64>(other, 16);
      const d2 = dx * dx + dy * dy + dz * dz;
      if (d2 >= LAST_KNOT * LAST_KNOT || d2 <= FIRST_KNOT * FIRST_KNOT) {
        if (d2 < FIRST_KNOT * FIRST_KNOT) energy += splineValue(load<f32>(table), load<f32>(table, 4), load<f32>(table, 8), load<f32>(table, 12), 0);
        continue;
      }
      const d = Math.sqrt(d2);
      const u = d - FIRST_KNOT;
      const knot = <i32>u;
      const t = u - <f64>knot;
      const c = table + (<usize>knot << 2);
      const c0 = <f64>load<f32>(c), c1 = <f64>load<f32>(c, 4), c2 = <f64>load<f32>(c, 8), c3 = <f64>load<f32>(c, 12);
      energy += splineValue(c0, c1, c2, c3, t);
      const k = (weight * splineSlope(c0, c1, c2, c3, t)) / d;
      const out = betaGradient + at;
      gx += k * dx;
      gy += k * dy;
      gz += k * dz;
      store<f64>(out, load<f64>(out) - k * dx);
      store<f64>(out, load<f64>(out, 8) - k * dy, 8);
      store<f64>(out, load<f64>(out, 16) - k * dz, 16);
    }
    const out = betaGradient + (<usize>i << 5);
    store<f64>(out, load<f64>(out) + gx);
    store<f64>(out, load<f64>(out, 8) + gy, 8);
    store<f64>(out, load<f64>(out, 16) + gz, 16);
  }
  for (let i = 0; i < length; i++) {
    const from = betaGradient + (<usize>i << 5);
    const to = gradient + <usize>i * RESIDUE_BYTES + CB_AT;
    store<f64>(to, load<f64>(to) + load<f64>(from));
    store<f64>(to, load<f64>(to, 8) + load<f64>(from, 8), 8);
    store<f64>(to, load<f64>(to, 16) + load<f64>(from, 16), 16);
  }
  return energy;
}
