// The gradient by torsions: a torsion turns every atom after its bond, so its derivative is its axis times the torque of their gradient,
// summed from the end of the chain.
import { length } from "./chain";
import { axes, C_AT, CA_AT, CB_AT, gradient, H_AT, N_AT, O_AT, positions, RESIDUE_BYTES, torsionGradient } from "./memory";

let fx: f64 = 0, fy: f64 = 0, fz: f64 = 0;
let tx: f64 = 0, ty: f64 = 0, tz: f64 = 0;

// @ts-ignore: decorator
@inline
function add(p: usize): void {
  const g = p - positions + gradient;
  const a = load<f64>(g), b = load<f64>(g, 8), c = load<f64>(g, 16);
  const x = load<f64>(p), y = load<f64>(p, 8), z = load<f64>(p, 16);
  fx += a;
  fy += b;
  fz += c;
  tx += y * c - z * b;
  ty += z * a - x * c;
  tz += x * b - y * a;
}

/** The torque about an axis through p. */
// @ts-ignore: decorator
@inline
function about(p: usize, axis: usize): f64 {
  const x = load<f64>(p), y = load<f64>(p, 8), z = load<f64>(p, 16);
  return load<f64>(axis) * (tx - (y * fz - z * fy)) +
    load<f64>(axis, 8) * (ty - (z * fx - x * fz)) +
    load<f64>(axis, 16) * (tz - (x * fy - y * fx));
}

/** Adds to `torsionGradient` what `gradient` means for the torsions. */
export function gatherTorques(): void {
  fx = fy = fz = tx = ty = tz = 0;
  for (let i = length - 1; i >= 0; i--) {
    const residue = positions + <usize>i * RESIDUE_BYTES;
    const axis = axes + <usize>i * 48;
    const out = torsionGradient + (<usize>i << 4);
    add(residue + O_AT);
    store<f64>(out, load<f64>(out, 8) + about(residue + CA_AT, axis + 24), 8);
    add(residue + C_AT);
    add(residue + CB_AT);
    store<f64>(out, load<f64>(out) + about(residue + N_AT, axis));
    add(residue + CA_AT);
    add(residue + H_AT);
    add(residue + N_AT);
  }
}
