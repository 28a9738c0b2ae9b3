import { fail } from "subnetkit/plugin";
import { dailyReturns } from "../feed/dailyReturns.js";
import { readPriceFile, sp500File } from "../feed/priceFile.js";
import { backtestErrors } from "./backtestErrors.js";
import type { Market } from "./market.js";

const SERIES: Readonly<Record<string, () => Promise<Market["series"]>>> = {
  SP500: async () => dailyReturns(await readPriceFile(sp500File())),
};

/** Assets with a daily history long enough to be held out from. */
export const BACKTEST_ASSETS: readonly string[] = Object.keys(SERIES);

/**
 * The price series of some assets.
 *
 * @throws SK3850 for an asset without one · SK2300-SK2302 when its file is missing, changed or malformed
 */
export async function loadMarkets(assets: readonly string[] = BACKTEST_ASSETS): Promise<readonly Market[]> {
  return Promise.all(
    assets.map(async (asset) => {
      const load = SERIES[asset];
      if (!load) throw fail(backtestErrors.unknownAsset, { asset, assets: BACKTEST_ASSETS.join(", ") });
      return { asset, series: await load() };
    }),
  );
}
