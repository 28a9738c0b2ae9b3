import type { Random } from "subnetkit/plugin";
import { mean } from "../../mean.js";
import { PATHS } from "../../sizes.js";
import { valueAt } from "../../valueAt.js";
import { shuffled } from "./shuffled.js";
import { standardise } from "./strata.js";

/**
 * Draws shocks from past residuals, one from each of PATHS equal parts of their order, shuffled. The residuals are centred: the mean
 * return of two years is mostly noise, and repeating it on every path costs more than it gives.
 */
export function residualStrata(residuals: Float64Array, random: Random): () => Float64Array {
  const centre = mean(residuals);
  const sorted = standardise(residuals.map((residual) => residual - centre)).sort();
  const size = sorted.length / PATHS;
  const shocks = new Float64Array(PATHS);
  return () => {
    for (let path = 0; path < PATHS; path += 1) {
      shocks[path] = valueAt(sorted, Math.floor((path + random.next()) * size));
    }
    return shuffled(shocks, random);
  };
}
