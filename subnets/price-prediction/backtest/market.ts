import type { ReturnSeries } from "../feed/dailyReturns.js";

/** A price series and the name by which it is asked for. */
export interface Market {
  readonly asset: string;
  readonly series: ReturnSeries;
}
