import { fail } from "subnetkit/plugin";
import { feedErrors } from "./feedErrors.js";

/** Columns whose name differs from the usual ones. */
export interface ColumnNames {
  readonly timeColumn?: string | undefined;
  readonly closeColumn?: string | undefined;
}

const USUAL_TIMES = ["time", "timestamp", "date", "datetime", "open_time", "close_time"];
const USUAL_CLOSES = ["close", "price", "last", "value"];

function choose(
  given: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
): number | undefined {
  const names = given.map((name) => name.toLowerCase());
  const found = wanted
    ? given.indexOf(wanted)
    : usual.map((name) => names.indexOf(name)).find((at) => at >= 0);
  return found === undefined || found < 0 ? undefined : found;
}

/**
 * Where times and prices stand among the columns of a file.
 *
 * @throws SK3801 when there is no such column
 */
export function chooseColumns(
  given: readonly string[],
  file: string,
  { timeColumn, closeColumn }: ColumnNames,
): { readonly time: number; readonly close: number } {
  const known = given.join(", ");
  const time = choose(given, timeColumn, USUAL_TIMES);
  const close = choose(given, closeColumn, USUAL_CLOSES);
  if (time === undefined)
    throw fail(feedErrors.noColumn, {
      file,
      setting: "timeColumn",
      wanted: timeColumn ?? USUAL_TIMES.join(", "),
      known,
    });
  if (close === undefined)
    throw fail(feedErrors.noColumn, {
      file,
      setting: "closeColumn",
      wanted: closeColumn ?? USUAL_CLOSES.join(", "),
      known,
    });
  return { time, close };
}
