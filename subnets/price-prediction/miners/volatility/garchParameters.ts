import { fail } from "subnetkit/plugin";
import { priceErrors } from "../../priceErrors.js";

/**
 * How today's variance follows from yesterday's (Glosten, Jagannathan & Runkle 1993):
 * `vₜ = ω + (α + γ · [rₜ₋₁ < 0]) · rₜ₋₁² + β · vₜ₋₁`. ω is not a parameter: it is set so that the long-run variance is the context's.
 */
export interface GarchParameters {
  readonly alpha: number;
  readonly gamma: number;
  readonly beta: number;
}

/** How much of a shock to the variance is left a day later. */
export function persistence({ alpha, gamma, beta }: GarchParameters): number {
  return alpha + gamma / 2 + beta;
}

/**
 * Refuses parameters under which the variance would grow without bound.
 *
 * @throws SK2304
 */
export function assertStationary(parameters: GarchParameters): void {
  const left = persistence(parameters);
  if (left >= 1) throw fail(priceErrors.explosiveVolatility, { persistence: left });
}
