import { fail } from "subnetkit/plugin";
import { priceErrors } from "../priceErrors.js";
import { valueAt } from "../valueAt.js";

/** A market's history: the log-return of each bar beside the day on which it was known. */
export interface ReturnSeries {
  readonly dates: readonly string[];
  readonly returns: Float64Array;
}

const DATE_COLUMN = 0;
const CLOSE_COLUMN = 4;

/**
 * Log-returns of closing prices from CSV text with a header. A row that repeats the close before it is a holiday and left out.
 *
 * @throws SK2302 for a row without a date and a positive close, or out of order
 */
export function dailyReturns(csv: string): ReturnSeries {
  const dates: string[] = [];
  const closes: number[] = [];
  for (const [index, row] of csv.trim().split(/\r?\n/).slice(1).entries()) {
    const fields = row.split(",");
    const date = fields[DATE_COLUMN] ?? "";
    const close = Number(fields[CLOSE_COLUMN]);
    const inOrder = /^\d{4}-\d{2}-\d{2}$/.test(date) && date > (dates.at(-1) ?? "");
    if (!inOrder || !(close > 0) || close === Infinity)
      throw fail(priceErrors.feedMalformed, { line: index + 2 });
    if (close === closes.at(-1)) continue;
    dates.push(date);
    closes.push(close);
  }
  const returns = Float64Array.from(closes.slice(1), (close, index) =>
    Math.log(close / valueAt(closes, index)),
  );
  return { dates: dates.slice(1), returns };
}
