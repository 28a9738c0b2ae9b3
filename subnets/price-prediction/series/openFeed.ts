import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { fail } from "subnetkit/plugin";
import { csvBars } from "../feed/csvBars.js";
import { feedErrors } from "../feed/feedErrors.js";
import { openLiveFeed } from "../feed/live/openLiveFeed.js";
import { parquetBars } from "../feed/parquetBars.js";
import { replayFeed, type PriceFeed } from "../feed/priceFeed.js";
import { readPriceBytes, readPriceFile, sp500File } from "../feed/priceFile.js";
import { simulatedBars } from "../feed/simulatedBars.js";
import { withoutHolidays } from "../feed/withoutHolidays.js";
import type { PriceBars } from "../feed/priceBars.js";
import { seriesName, type FeedSpec, type SeriesSpec } from "./seriesSpec.js";

/** An imagined market takes a moment to make; validators of one thread share it. */
const imagined = new Map<string, PriceBars>();

function simulated({ seed = "1", days = 60 }: { readonly seed?: string; readonly days?: number }): PriceBars {
  const key = `${days} ${seed}`;
  const bars = imagined.get(key) ?? simulatedBars({ seed, days });
  imagined.set(key, bars);
  return bars;
}

/** A setting that this kind of feed needs. */
function needed(spec: SeriesSpec, feed: FeedSpec, setting: "file" | "url"): string {
  const value = feed.kind === "bundled" ? undefined : feed[setting];
  if (value === undefined) {
    const reason = `is of the kind "${feed.kind}" and has no ${setting}`;
    throw fail(feedErrors.badFeed, { series: seriesName(spec), reason });
  }
  return value;
}

/**
 * Opens the feed of a series: reads its file, makes its market, or connects.
 *
 * @param report told of what a live feed refuses
 * @throws SK2300-SK2302, SK3801, SK3802 for a file · SK3805 for settings that don't go together · SK3818 for an address
 */
export async function openFeed(spec: SeriesSpec, report: (error: Error) => void): Promise<PriceFeed> {
  const { feed } = spec;
  switch (feed.kind) {
    case "bundled":
      return replayFeed(withoutHolidays(csvBars(await readPriceFile(sp500File()), feed.file)));
    case "simulated":
      return replayFeed(simulated(feed));
    case "csv":
    case "parquet": {
      const path = resolve(needed(spec, feed, "file"));
      const bytes = await readPriceBytes({ url: pathToFileURL(path) });
      const name = basename(path);
      return replayFeed(
        feed.kind === "csv"
          ? csvBars(bytes.toString("utf8"), name, feed)
          : await parquetBars(bytes, name, feed),
      );
    }
    case "websocket":
      return openLiveFeed({
        url: needed(spec, feed, "url"),
        asset: spec.asset,
        resolution: spec.resolution,
        maxAgeMs: feed.maxAgeMs,
        report,
      });
  }
}
