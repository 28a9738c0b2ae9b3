import { defineMiner, tensor } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { HISTORY } from "../wave.js";
import { bounded } from "./bounded.js";

/** Asks the trained predictor, run by ONNX. */
export const onnx = defineMiner(contract, "onnx", async ({ models }) => {
  const model = await models.onnx();
  return {
    solve: async ({ history }) => {
      const { next } = await model.run({ history: tensor("float32", [1, HISTORY], history.data) });
      return { next: bounded(next.data[0] ?? 0) };
    },
  };
});
