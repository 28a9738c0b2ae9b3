import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { meanSquare } from "../meanSquare.js";
import { solveEachOrigin } from "./sampling/solveEachOrigin.js";
import { normalPathWriter } from "./volatility/normalPathWriter.js";

/** The baseline: a random walk with the volatility of the whole context. */
export const randomWalk = defineMiner(contract, "randomWalk", () => {
  const writePaths = normalPathWriter();
  return {
    solve: (request, { random }) =>
      solveEachOrigin(request, (past, paths, steps) => writePaths(meanSquare(past), random, paths, steps)),
  };
});
