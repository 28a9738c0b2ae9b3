import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { meanSquare } from "../meanSquare.js";
import { solveEachOrigin } from "./sampling/solveEachOrigin.js";
import { normalPathWriter } from "./volatility/normalPathWriter.js";

/** A random walk with the volatility of the last weeks: an exponentially weighted mean of squared returns. */
export const ewma = defineMiner(contract, "ewma", ({ settings }) => {
  const { decay } = settings;
  const writePaths = normalPathWriter();
  return {
    solve: (request, { random }) =>
      solveEachOrigin(request, (past, paths, steps) => {
        let variance = meanSquare(past);
        for (const value of past) variance = decay * variance + (1 - decay) * value * value;
        writePaths(variance, random, paths, steps);
      }),
  };
});
