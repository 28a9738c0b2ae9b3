import { fail, tensor, type CreateMiner, type Random, type Tensor } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { priceErrors } from "../priceErrors.js";
import { CONTEXT_BARS, NOISE, PATHS, STEPS } from "../sizes.js";
import { normalDensity } from "./sampling/densities.js";
import { shuffled } from "./sampling/shuffled.js";
import { strataOf } from "./sampling/strata.js";

/** Normal deviates [origins, PATHS, NOISE], stratified over the paths in every column. */
function drawNoise(strata: Float64Array, origins: number, random: Random): Tensor<"float32"> {
  const data = new Float32Array(origins * PATHS * NOISE);
  for (let origin = 0; origin < origins; origin += 1) {
    for (let column = 0; column < NOISE; column += 1) {
      for (const [path, deviate] of shuffled(strata, random).entries()) {
        data[(origin * PATHS + path) * NOISE + column] = deviate;
      }
    }
  }
  return tensor("float32", [origins, PATHS, NOISE], data);
}

function isIncrements(output: Tensor | undefined, origins: number): output is Tensor<"float32"> {
  const expected = [origins, PATHS, STEPS];
  return output?.dtype === "float32" && expected.every((size, axis) => output.shape[axis] === size);
}

/**
 * The trained network: it turns the context's returns and normal noise into joint paths (training/pathModel.ts).
 *
 * @throws SK2305 when the model's output is not increments of the expected shape
 */
export const neural: CreateMiner<typeof contract, "neural"> = async ({ models }) => {
  const model = await models.paths();
  const strata = strataOf(normalDensity);
  return {
    solve: async ({ returns }, { random }) => {
      const origins = returns.data.length / CONTEXT_BARS;
      const { increments } = await model.run({ returns, noise: drawNoise(strata, origins, random) });
      if (!isIncrements(increments, origins)) {
        throw fail(priceErrors.unexpectedModelOutput, {
          expected: `[${[origins, PATHS, STEPS].join(", ")}]`,
        });
      }
      return { increments };
    },
  };
};
