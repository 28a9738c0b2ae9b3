import { fail } from "subnetkit/plugin";
import { chooseColumns, type ColumnNames } from "./chooseColumns.js";
import { collectBars } from "./collectBars.js";
import { feedErrors } from "./feedErrors.js";
import type { PriceBars } from "./priceBars.js";

const numberOf = (value: unknown): number =>
  typeof value === "number" || typeof value === "bigint" ? Number(value) : Number.NaN;

/**
 * Bars from an Apache Parquet file, oldest row first: a column of times (timestamps, dates, or numbers as in CSV) and one of prices.
 * Files without compression or with Snappy can be read.
 *
 * @param name of the file, for errors
 * @throws SK2302 a row without a time and a positive price, or out of order · SK3801 no such column · SK3802 no Parquet that can be read
 */
export async function parquetBars(
  bytes: Uint8Array,
  name: string,
  columns: ColumnNames = {},
): Promise<PriceBars> {
  const { parquetMetadata, parquetReadObjects } = await import("hyparquet");
  const unreadable = (cause: unknown): Error => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return fail(feedErrors.unreadableParquet, { file: name, reason }, cause);
  };
  const file = Uint8Array.from(bytes).buffer;
  let names: string[];
  try {
    names = parquetMetadata(file)
      .schema.slice(1)
      .map((element) => element.name);
  } catch (cause) {
    throw unreadable(cause);
  }
  const { time, close } = chooseColumns(names, name, columns);
  const [timeName = "", closeName = ""] = [names[time], names[close]];
  const rows: readonly Readonly<Record<string, unknown>>[] = await parquetReadObjects({
    file,
    columns: [timeName, closeName],
  }).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  return collectBars(
    rows.map((row) => ({ time: row[timeName], close: numberOf(row[closeName]) })),
    name,
    (index) => `row ${index + 1}`,
  );
}
