import type { CreateValidator } from "subnetkit/plugin";
import type { contract } from "./contract.js";
import { dailyReturns } from "./feed/dailyReturns.js";
import { drawOrigins } from "./feed/drawOrigins.js";
import { packWindows } from "./feed/packWindows.js";
import { HELD_OUT } from "./feed/periods.js";
import { readPriceFile, sp500File } from "./feed/priceFile.js";
import { contextAt, outcomeAt } from "./feed/window.js";
import { meanWeights } from "./score/meanWeights.js";
import { scoreAnswers } from "./score/scoreAnswers.js";

/**
 * Asks about origins of the held-out years, scores the answers by what the market then did.
 *
 * @throws SK2300-SK2303 when the price file is missing, changed, malformed or too short
 */
export const createValidator: CreateValidator<typeof contract> = async () => {
  const series = dailyReturns(await readPriceFile(sp500File()));
  return {
    createTasks: ({ seed }) =>
      drawOrigins(series, HELD_OUT, seed).map((origins) => ({
        request: { returns: packWindows(origins.map((origin) => contextAt(series, origin))) },
        secret: { origins: [...origins] },
      })),
    // A replay knows the outcome at once. A live feed would give its tasks a `scoreAt` and wait for it here.
    outcome: ({ secret }) => ({
      returns: packWindows(secret.origins.map((origin) => outcomeAt(series, origin))),
    }),
    score: ({ answers, outcome }) =>
      scoreAnswers(
        answers.map(({ response }) => response?.increments),
        outcome.returns,
      ),
    weights: meanWeights,
  };
};
