import type { ReturnSeries } from "../feed/returnSeries.js";
import type { SeriesSpec } from "../series/seriesSpec.js";

/** A price series, and how far and by which changes its forecasts are scored. */
export interface Market {
  /** As `--assets` has it: "SPX/1d". */
  readonly name: string;
  readonly spec: Pick<SeriesSpec, "asset" | "resolution" | "horizonSteps" | "increments" | "gaps" | "from">;
  readonly series: ReturnSeries;
}
