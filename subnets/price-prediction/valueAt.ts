import { fail } from "subnetkit/plugin";
import { priceErrors } from "./priceErrors.js";

/**
 * One element of a numeric array, never `undefined`.
 *
 * @throws SK2306 when the index is outside
 */
export function valueAt(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw fail(priceErrors.outsideArray, { index, length: values.length });
  return value;
}
