import { gradient, positions } from "./memory";

/**
 * Adds k·(a − b) to the gradient at a and −k·(a − b) at b, both addresses in `positions`. k is dE/d(d²)·2 = (dE/dd)/d.
 */
// @ts-ignore: decorator
@inline
export function pull(a: usize, b: usize, k: f64): void {
  const x = k * (load<f64>(a) - load<f64>(b));
  const y = k * (load<f64>(a, 8) - load<f64>(b, 8));
  const z = k * (load<f64>(a, 16) - load<f64>(b, 16));
  const at = a - positions + gradient, bt = b - positions + gradient;
  store<f64>(at, load<f64>(at) + x);
  store<f64>(at, load<f64>(at, 8) + y, 8);
  store<f64>(at, load<f64>(at, 16) + z, 16);
  store<f64>(bt, load<f64>(bt) - x);
  store<f64>(bt, load<f64>(bt, 8) - y, 8);
  store<f64>(bt, load<f64>(bt, 16) - z, 16);
}

/** The square of the distance between two atoms. */
// @ts-ignore: decorator
@inline
export function squareDistance(a: usize, b: usize): f64 {
  const x = load<f64>(a) - load<f64>(b);
  const y = load<f64>(a, 8) - load<f64>(b, 8);
  const z = load<f64>(a, 16) - load<f64>(b, 16);
  return x * x + y * y + z * z;
}
