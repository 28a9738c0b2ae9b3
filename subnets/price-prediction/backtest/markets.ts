import { fail } from "subnetkit/plugin";
import { openSeries } from "../series/openSeries.js";
import { seriesName } from "../series/seriesSpec.js";
import { SERIES_TABLE } from "../series/seriesTable.js";
import { backtestErrors } from "./backtestErrors.js";
import type { Market } from "./market.js";

/** The one that is asked about when none is named: daily, real, and what the shipped models were made for. */
export const DAILY_SERIES = "SPX/1d";

/** Every series of the table by name. */
export const BACKTEST_SERIES: readonly string[] = SERIES_TABLE.map(seriesName);

/**
 * The series of some assets, in the order of the table.
 *
 * @param assets "SPX/1d" for one series, "SPX" for all of an asset
 * @throws SK3850 for an asset without one · SK2300-SK2302 when its file is missing, changed or malformed
 */
export async function loadMarkets(assets: readonly string[] = [DAILY_SERIES]): Promise<readonly Market[]> {
  const unknown = assets.find((name) =>
    SERIES_TABLE.every((spec) => name !== seriesName(spec) && name !== spec.asset),
  );
  if (unknown !== undefined) {
    throw fail(backtestErrors.unknownAsset, { asset: unknown, assets: BACKTEST_SERIES.join(", ") });
  }
  const chosen = SERIES_TABLE.filter(
    (spec) => assets.includes(seriesName(spec)) || assets.includes(spec.asset),
  );
  return Promise.all(
    chosen.map(async (spec) => {
      const { name, returns, close } = await openSeries(spec);
      const series = returns();
      close();
      return { name, spec, series };
    }),
  );
}
