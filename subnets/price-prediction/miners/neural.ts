import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { solveWithModel } from "./solveWithModel.js";

/**
 * The trained perceptron: it turns the context's returns and normal noise into joint paths (training/model/perceptron.ts).
 *
 * @throws SK2305 when the model's output is not increments of the expected shape
 */
export const neural = defineMiner(contract, "neural", async ({ models }) =>
  solveWithModel(await models.paths()),
);
