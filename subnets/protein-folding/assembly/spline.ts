// Uniform cubic B-splines: value and slope at t in [0, 1) between the second and third of four coefficients.

// @ts-ignore: decorator
@inline
export function splineValue(a: f64, b: f64, c: f64, d: f64, t: f64): f64 {
  return (a + 4 * b + c + t * (3 * (c - a) + t * (3 * (a - 2 * b + c) + t * (d - a + 3 * (b - c))))) / 6;
}

// @ts-ignore: decorator
@inline
export function splineSlope(a: f64, b: f64, c: f64, d: f64, t: f64): f64 {
  return (c - a + t * (2 * (a - 2 * b + c) + t * (d - a + 3 * (b - c)))) / 2;
}
