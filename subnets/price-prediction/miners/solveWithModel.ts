import { fail, tensor, type Miner, type ModelOf, type Tensor } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { priceErrors } from "../priceErrors.js";
import { CONTEXT_BARS, NOISE, PATHS, STEPS } from "../sizes.js";
import { normalDensity } from "./sampling/densities.js";
import { drawNoise } from "./sampling/drawNoise.js";
import { pathsInRhythm } from "./sampling/pathsInRhythm.js";
import { strataOf } from "./sampling/strata.js";

/** Either network: both take returns and noise, and give increments. */
type PathsModel = ModelOf<(typeof contract)["models"]["paths"]>;

function isIncrements(output: Tensor | undefined, expected: readonly number[]): output is Tensor<"float32"> {
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
    solve: async (request, { random }) => {
      const { returns, horizonSteps } = request;
      const origins = returns.data.length / CONTEXT_BARS;
      const data = await pathsInRhythm(request, async (contexts) => {
        const count = contexts.returns.length / CONTEXT_BARS;
        const { increments } = await model.run({
          returns: tensor("float32", [count, CONTEXT_BARS], contexts.returns),
          noise: tensor("float32", [count, contexts.paths, NOISE], drawNoise(strata, origins, random)),
        });
        const expected = [count, contexts.paths, STEPS];
        if (isIncrements(increments, expected)) return increments.data;
        throw fail(priceErrors.unexpectedModelOutput, { expected: `[${expected.join(", ")}]` });
      });
      return { increments: tensor("float32", [origins, PATHS, horizonSteps], data) };
    },
  };
}
