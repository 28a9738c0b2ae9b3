import { valueAt } from "../../valueAt.js";
import { nextVariance, type GarchState } from "./garchFilter.js";
import type { GarchParameters } from "./garchParameters.js";

/**
 * Simulates the variance recursion forward, every path with its own variance.
 *
 * @param drawShocks one shock of variance 1 for each path; called once a step
 * @param paths log-returns, row-major [paths, steps], written
 */
export function writeGarchPaths(
  parameters: GarchParameters,
  state: GarchState,
  drawShocks: () => Float64Array,
  paths: Float32Array,
  steps: number,
): void {
  const variances = new Float64Array(paths.length / steps).fill(state.variance);
  for (let step = 0; step < steps; step += 1) {
    for (const [path, shock] of drawShocks().entries()) {
      const variance = valueAt(variances, path);
      const change = shock * Math.sqrt(variance);
      paths[path * steps + step] = change;
      variances[path] = nextVariance(parameters, state.omega, change, variance);
    }
  }
}
