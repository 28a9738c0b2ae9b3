import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { studentDensity } from "./sampling/densities.js";
import { shuffled } from "./sampling/shuffled.js";
import { solveEachOrigin } from "./sampling/solveEachOrigin.js";
import { strataOf } from "./sampling/strata.js";
import { garchFilter } from "./volatility/garchFilter.js";
import { assertStationary } from "./volatility/garchParameters.js";
import { writeGarchPaths } from "./volatility/writeGarchPaths.js";

/**
 * GARCH with leverage (GJR) and Student's t shocks.
 *
 * @throws SK2304 when the settings let the variance grow without bound
 */
export const garch = defineMiner(contract, "garch", ({ settings }) => {
  assertStationary(settings);
  const shocks = strataOf(studentDensity(settings.degreesOfFreedom));
  return {
    solve: (request, { random }) =>
      solveEachOrigin(request, (past, paths, steps) => {
        writeGarchPaths(settings, garchFilter(settings, past), () => shuffled(shocks, random), paths, steps);
      }),
  };
});
