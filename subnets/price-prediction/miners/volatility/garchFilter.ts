import { meanSquare } from "../../meanSquare.js";
import { persistence, type GarchParameters } from "./garchParameters.js";

/** What the past says under a GARCH model. */
export interface GarchState {
  /** The constant of the recursion, ω. */
  readonly omega: number;
  /** The variance of the first step to come. */
  readonly variance: number;
  /** Each past return over its own day's volatility. */
  readonly residuals: Float64Array;
}

/** Tomorrow's variance from today's return and variance. */
export function nextVariance(
  parameters: GarchParameters,
  omega: number,
  change: number,
  variance: number,
): number {
  const news = change < 0 ? parameters.alpha + parameters.gamma : parameters.alpha;
  return omega + news * change * change + parameters.beta * variance;
}

/** Runs the variance recursion over past returns, oldest first, from their mean square as the start and long-run level. */
export function garchFilter(parameters: GarchParameters, past: Float32Array | Float64Array): GarchState {
  // A context without any move has no volatility to scale by; this floor is a thousandth of a basis point, squared.
  const level = Math.max(meanSquare(past), 1e-14);
  const omega = level * (1 - persistence(parameters));
  const residuals = new Float64Array(past.length);
  let variance = level;
  for (const [index, change] of past.entries()) {
    residuals[index] = change / Math.sqrt(variance);
    variance = nextVariance(parameters, omega, change, variance);
  }
  return { omega, variance, residuals };
}
