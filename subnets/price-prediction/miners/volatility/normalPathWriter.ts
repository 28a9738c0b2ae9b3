import type { Random } from "subnetkit/plugin";
import { normalDensity } from "../sampling/densities.js";
import { shuffled } from "../sampling/shuffled.js";
import { strataOf } from "../sampling/strata.js";

/** Makes a writer of paths whose steps are independent and normal with one variance. */
export function normalPathWriter(): (
  variance: number,
  random: Random,
  paths: Float32Array,
  steps: number,
) => void {
  const shocks = strataOf(normalDensity);
  return (variance, random, paths, steps) => {
    const scale = Math.sqrt(variance);
    for (let step = 0; step < steps; step += 1) {
      for (const [path, shock] of shuffled(shocks, random).entries())
        paths[path * steps + step] = scale * shock;
    }
  };
}
