import { length } from "./chain";
import { TORSION_BINS, torsionGradient, torsionPotentials, torsions } from "./memory";
import { splineSlope, splineValue } from "./spline";

const BINS_PER_RADIAN: f64 = <f64>TORSION_BINS / (2 * Math.PI);
const TABLE_BYTES: usize = 4 * TORSION_BINS * TORSION_BINS;

/** The bin coordinate of an angle: whole numbers at bin centres, in [0, 36). */
// @ts-ignore: decorator
@inline
function binOf(angle: f64): f64 {
  const bin = (angle + Math.PI) * BINS_PER_RADIAN - 0.5;
  return bin - Math.floor(bin / TORSION_BINS) * TORSION_BINS;
}

// @ts-ignore: decorator
@inline
function wrapped(bin: i32): i32 {
  return bin < 0 ? bin + TORSION_BINS : bin >= TORSION_BINS ? bin - TORSION_BINS : bin;
}

/** The sum of the torsion potentials, without both ends of the chain, whose potentials would lack an angle. */
export function favourTorsions(weight: f64): f64 {
  let energy: f64 = 0;
  for (let i = 1; i < length - 1; i++) {
    const at = torsions + (<usize>i << 4);
    const u = binOf(load<f64>(at)), v = binOf(load<f64>(at, 8));
    const row = min(<i32>u, TORSION_BINS - 1), column = min(<i32>v, TORSION_BINS - 1);
    const s = u - <f64>row, t = v - <f64>column;
    const c0 = <usize>wrapped(column - 1) << 2, c1 = <usize>column << 2;
    const c2 = <usize>wrapped(column + 1) << 2, c3 = <usize>wrapped(column + 2) << 2;
    const table = torsionPotentials + <usize>i * TABLE_BYTES;
    let v0: f64 = 0, v1: f64 = 0, v2: f64 = 0, v3: f64 = 0;
    let d0: f64 = 0, d1: f64 = 0, d2: f64 = 0, d3: f64 = 0;
    for (let k = 0; k < 4; k++) {
      const line = table + <usize>(wrapped(row - 1 + k) * TORSION_BINS << 2);
      const a = <f64>load<f32>(line + c0), b = <f64>load<f32>(line + c1);
      const c = <f64>load<f32>(line + c2), d = <f64>load<f32>(line + c3);
      const value = splineValue(a, b, c, d, t), slope = splineSlope(a, b, c, d, t);
      if (k === 0) { v0 = value; d0 = slope; }
      else if (k === 1) { v1 = value; d1 = slope; }
      else if (k === 2) { v2 = value; d2 = slope; }
      else { v3 = value; d3 = slope; }
    }
    energy += splineValue(v0, v1, v2, v3, s);
    const out = torsionGradient + (<usize>i << 4);
    const k = weight * BINS_PER_RADIAN;
    store<f64>(out, load<f64>(out) + k * splineSlope(v0, v1, v2, v3, s));
    store<f64>(out, load<f64>(out, 8) + k * splineValue(d0, d1, d2, d3, s), 8);
  }
  return energy;
}
