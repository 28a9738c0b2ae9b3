import type { Request } from "subnetkit/plugin";
import type { contract } from "../contract.js";
import { packWindows } from "../feed/packWindows.js";
import type { ReturnSeries } from "../feed/returnSeries.js";
import { contextAt } from "../feed/window.js";
import { valueAt } from "../valueAt.js";
import { minuteOfWeek } from "./minuteOfWeek.js";
import type { SeriesSpec } from "./seriesSpec.js";

/** When the last bar before each origin was closed, in milliseconds since 1970. */
export function originTimes({ timesMs }: ReturnSeries, origins: readonly number[]): readonly number[] {
  return origins.map((origin) => valueAt(timesMs, origin - 1));
}

/**
 * What a miner is asked about origins of a series. An origin is the index of the first return to be predicted.
 *
 * @param spec whose series it is, and how far the paths go
 */
export function requestAt(
  { asset, resolution, horizonSteps }: Pick<SeriesSpec, "asset" | "resolution" | "horizonSteps">,
  history: ReturnSeries,
  origins: readonly number[],
): Request<typeof contract> {
  return {
    asset,
    resolution,
    horizonSteps,
    minuteOfWeek: minuteOfWeek(originTimes(history, origins)),
    returns: packWindows(origins.map((origin) => contextAt(history, origin))),
  };
}
