import { compare, type Difference } from "../difference.js";
import { anything, type Fields } from "../json.js";

/**
 * Compares what was computed with what is left of an entry once its inputs were read. Undefined stands for a key that
 * must not be there.
 *
 * @throws SK2405 if the entry has a key that is neither input nor output
 */
export function compareOutputs(
  entry: Fields,
  outputs: Readonly<Record<string, unknown>>,
): readonly Difference[] {
  const differences = Object.entries(outputs).flatMap(
    ([key, actual]) => compare(entry.optional(key, anything), actual, key).differences,
  );
  entry.close();
  return differences;
}
