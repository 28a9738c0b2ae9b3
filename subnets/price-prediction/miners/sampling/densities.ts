/** The standard normal density, not normalised. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2);
}

/** Student's t density, not normalised. */
export function studentDensity(degreesOfFreedom: number): (x: number) => number {
  return (x) => (1 + (x * x) / degreesOfFreedom) ** (-(degreesOfFreedom + 1) / 2);
}
