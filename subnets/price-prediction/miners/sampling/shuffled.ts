import type { Random } from "subnetkit/plugin";
import { valueAt } from "../../valueAt.js";

/** A copy in random order (Fisher–Yates, inside out). */
export function shuffled(values: Float64Array, random: Random): Float64Array {
  const result = new Float64Array(values.length);
  for (const [index, value] of values.entries()) {
    const other = random.integer(index + 1);
    result[index] = valueAt(result, other);
    result[other] = value;
  }
  return result;
}
