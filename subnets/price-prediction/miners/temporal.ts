import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { solveWithModel } from "./solveWithModel.js";

/**
 * The trained temporal convolution: it reads the bare returns instead of features of them (training/model/temporal.ts).
 *
 * @throws SK2305 when the model's output is not increments of the expected shape
 */
export const temporal = defineMiner(contract, "temporal", async ({ models }) =>
  solveWithModel(await models.temporal()),
);
