import { chooseColumns, type ColumnNames } from "./chooseColumns.js";
import { collectBars } from "./collectBars.js";
import type { PriceBars } from "./priceBars.js";

const SEPARATORS = [",", ";", "\t"];

/** The separator that cuts the header into the most columns. */
function separatorOf(header: string): string {
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

const unquoted = (field: string): string => field.trim().replace(/^"(.*)"$/, "$1");

/**
 * Bars from CSV text with a header line, separated by comma, semicolon or tab, oldest row first. Other columns may stand there.
 *
 * @param name of the file, for errors
 * @param columns whose name differs from the usual ones
 * @throws SK2302 a row without a time and a positive price, or out of order · SK3801 no such column
 * @example csvBars("date,close\n2024-01-02,4742.83\n2024-01-03,4704.81\n", "spx.csv")
 */
export function csvBars(text: string, name: string, columns: ColumnNames = {}): PriceBars {
  const [header = "", ...lines] = text.trim().split(/\r?\n/);
  const separator = separatorOf(header);
  const { time, close } = chooseColumns(header.split(separator).map(unquoted), name, columns);
  const rows = lines.map((line) => {
    const fields = line.split(separator).map(unquoted);
    const price = fields[close] ?? "";
    return { time: fields[time], close: price === "" ? Number.NaN : Number(price) };
  });
  return collectBars(rows, name, (index) => `line ${index + 2}`);
}
