import { fail, tensor, type Miner, type ModelOf, type Tensor } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { priceErrors } from "../priceErrors.js";
import { CONTEXT_BARS, PATHS, STEPS } from "../sizes.js";
import { normalDensity } from "./sampling/densities.js";
import { drawNoise } from "./sampling/drawNoise.js";
import { joinBlocks } from "./sampling/joinBlocks.js";
import { strataOf } from "./sampling/strata.js";

/** Either network: both take returns and noise, and give increments. */
type PathsModel = ModelOf<(typeof contract)["models"]["paths"]>;

function isIncrements(output: Tensor | undefined, origins: number): output is Tensor<"float32"> {
  const expected = [origins, PATHS, STEPS];
  return output?.dtype === "float32" && expected.every((size, axis) => output.shape[axis] === size);
}

/**
 * A miner that hands requests to a trained network, with noise of its own.
 *
 * @throws SK2305 when the model's output is not increments of the expected shape
 */
export function solveWithModel(model: PathsModel): Miner<typeof contract> {
  const strata = strataOf(normalDensity);
  return {
    solve: async ({ returns, horizonSteps }, { random }) => {
      const origins = returns.data.length / CONTEXT_BARS;
      const data = await joinBlocks(origins, horizonSteps, async () => {
        const { increments } = await model.run({ returns, noise: drawNoise(strata, origins, random) });
        if (isIncrements(increments, origins)) return increments.data;
        throw fail(priceErrors.unexpectedModelOutput, {
          expected: `[${[origins, PATHS, STEPS].join(", ")}]`,
        });
      });
      return { increments: tensor("float32", [origins, PATHS, horizonSteps], data) };
    },
  };
}
