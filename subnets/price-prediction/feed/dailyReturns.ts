import { csvBars } from "./csvBars.js";
import { returnSeries, type ReturnSeries } from "./returnSeries.js";
import { withoutHolidays } from "./withoutHolidays.js";

export type { ReturnSeries } from "./returnSeries.js";

/**
 * Log-returns of the closing prices of daily CSV text, holidays left out.
 *
 * @throws SK2302 for a row without a date and a positive close, or out of order · SK3801 without such columns
 */
export function dailyReturns(csv: string): ReturnSeries {
  return returnSeries(withoutHolidays(csvBars(csv, "the daily series")));
}
