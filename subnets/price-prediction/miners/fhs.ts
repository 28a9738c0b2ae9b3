import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { residualStrata } from "./sampling/residualStrata.js";
import { solveEachOrigin } from "./sampling/solveEachOrigin.js";
import { garchFilter } from "./volatility/garchFilter.js";
import { assertStationary } from "./volatility/garchParameters.js";
import { writeGarchPaths } from "./volatility/writeGarchPaths.js";

/**
 * Filtered historical simulation (Barone-Adesi, Giannopoulos & Vosper 1999): a GARCH variance, and shocks drawn from the past's own
 * residuals instead of an assumed distribution.
 *
 * @throws SK2304 when the settings let the variance grow without bound
 */
export const fhs = defineMiner(contract, "fhs", ({ settings }) => {
  assertStationary(settings);
  return {
    solve: (request, { random }) =>
      solveEachOrigin(request, (past, paths, steps) => {
        const state = garchFilter(settings, past);
        writeGarchPaths(settings, state, residualStrata(state.residuals, random), paths, steps);
      }),
  };
});
