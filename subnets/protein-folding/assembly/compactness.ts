// Folded chains of n residues have a radius of gyration near 2.2 n^0.38 angstrom; a larger one costs.
import { length } from "./chain";
import { CA_AT, gradient, positions, RESIDUE_BYTES } from "./memory";

export function compact(weight: f64): f64 {
  let cx: f64 = 0, cy: f64 = 0, cz: f64 = 0;
  const end = positions + <usize>length * RESIDUE_BYTES;
  for (let p = positions + CA_AT; p < end; p += RESIDUE_BYTES) {
    cx += load<f64>(p);
    cy += load<f64>(p, 8);
    cz += load<f64>(p, 16);
  }
  const n = <f64>length;
  cx /= n;
  cy /= n;
  cz /= n;
  let square: f64 = 0;
  for (let p = positions + CA_AT; p < end; p += RESIDUE_BYTES) {
    const x = load<f64>(p) - cx, y = load<f64>(p, 8) - cy, z = load<f64>(p, 16) - cz;
    square += x * x + y * y + z * z;
  }
  const radius = Math.sqrt(square / n);
  const excess = radius - 2.2 * Math.pow(n, 0.38);
  if (excess <= 0) return 0;
  const flat = 1 / (1 + 0.1 * excess);
  const k = weight * excess * (2 + 0.1 * excess) * flat * flat / radius;
  for (let p = positions + CA_AT; p < end; p += RESIDUE_BYTES) {
    const g = p - positions + gradient;
    store<f64>(g, load<f64>(g) + k * (load<f64>(p) - cx));
    store<f64>(g, load<f64>(g, 8) + k * (load<f64>(p, 8) - cy), 8);
    store<f64>(g, load<f64>(g, 16) + k * (load<f64>(p, 16) - cz), 16);
  }
  return n * excess * excess * flat;
}
