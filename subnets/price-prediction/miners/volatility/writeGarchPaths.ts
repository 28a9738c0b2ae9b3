import { STEPS } from "../../sizes.js";
import { valueAt } from "../../valueAt.js";
import { nextVariance, type GarchState } from "./garchFilter.js";
import type { GarchParameters } from "./garchParameters.js";

/**
 * Simulates the variance recursion forward, every path with its own variance.
 *
 * @param drawShocks one shock of variance 1 for each path; called once a step
 * @param paths log-returns, row-major [paths, STEPS], written
 */
export function writeGarchPaths(
  parameters: GarchParameters,
  state: GarchState,
  drawShocks: () => Float64Array,
  paths: Float32Array,
): void {
  const variances = new Float64Array(paths.length / STEPS).fill(state.variance);
  for (let step = 0; step < STEPS; step += 1) {
    for (const [path, shock] of drawShocks().entries()) {
      const variance = valueAt(variances, path);
      const change = shock * Math.sqrt(variance);
      paths[path * STEPS + step] = change;
      variances[path] = nextVariance(parameters, state.omega, change, variance);
    }
  }
}
