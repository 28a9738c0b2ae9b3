import type { Random } from "subnetkit/plugin";
import { NOISE, PATHS } from "../../sizes.js";
import { shuffled } from "./shuffled.js";

/** Normal deviates [origins, PATHS, NOISE], row-major, stratified over the paths in every column. */
export function drawNoise(strata: Float64Array, origins: number, random: Random): Float32Array {
  const data = new Float32Array(origins * PATHS * NOISE);
  for (let origin = 0; origin < origins; origin += 1) {
    for (let column = 0; column < NOISE; column += 1) {
      for (const [path, deviate] of shuffled(strata, random).entries()) {
        data[(origin * PATHS + path) * NOISE + column] = deviate;
      }
    }
  }
  return data;
}
