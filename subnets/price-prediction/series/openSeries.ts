import { fail } from "subnetkit/plugin";
import { feedErrors } from "../feed/feedErrors.js";
import type { PriceBars } from "../feed/priceBars.js";
import type { PriceFeed } from "../feed/priceFeed.js";
import { resample } from "../feed/resample.js";
import { returnSeries, type ReturnSeries } from "../feed/returnSeries.js";
import { valueAt } from "../valueAt.js";
import { openFeed } from "./openFeed.js";
import { RESOLUTION_MS } from "./resolutions.js";
import { seriesName, type SeriesSpec } from "./seriesSpec.js";

/** A series that can be asked about. */
export interface OpenSeries {
  readonly spec: SeriesSpec;
  readonly name: string;
  readonly isLive: boolean;
  /** Its returns as of now, at its resolution. */
  readonly returns: () => ReturnSeries;
  /** What time it is for its feed. */
  readonly nowMs: () => number;
  readonly close: () => void;
}

/** The usual distance of a file's bars, in milliseconds: the median, so that nights and holidays don't count. */
function spacingMs({ timesMs }: PriceBars): number {
  const gaps = Float64Array.from(
    timesMs.subarray(1),
    (timeMs, index) => timeMs - valueAt(timesMs, index),
  ).sort();
  return gaps[gaps.length >> 1] ?? 0;
}

function atResolution(spec: SeriesSpec, bars: PriceBars): PriceBars {
  const ratio = spacingMs(bars) / RESOLUTION_MS[spec.resolution];
  if (ratio > 1.5) {
    const minutes = Math.round((ratio * RESOLUTION_MS[spec.resolution]) / RESOLUTION_MS["1m"]);
    throw fail(feedErrors.tooCoarse, { series: seriesName(spec), minutes, resolution: spec.resolution });
  }
  return ratio < 0.75 ? resample(bars, spec.resolution) : bars;
}

/**
 * Opens a series. Bars that are finer than its resolution are made coarser.
 *
 * @param report told of what a live feed refuses; nobody if left out
 * @throws what `openFeed` throws · SK3803 when the bars are too coarse
 */
export async function openSeries(
  spec: SeriesSpec,
  report: (error: Error) => void = () => undefined,
): Promise<OpenSeries> {
  return seriesOf(spec, await openFeed(spec, report));
}

/** A series on a feed that is open. @throws SK3803 */
export function seriesOf(spec: SeriesSpec, feed: PriceFeed): OpenSeries {
  const read = (): ReturnSeries => returnSeries(feed.isLive ? feed.bars() : atResolution(spec, feed.bars()));
  const past = feed.isLive ? undefined : read();
  return {
    spec,
    name: seriesName(spec),
    isLive: feed.isLive,
    returns: () => past ?? read(),
    nowMs: () => feed.nowMs(),
    close: () => feed.close(),
  };
}
