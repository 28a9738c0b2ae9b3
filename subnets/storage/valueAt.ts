import { fail } from "subnetkit/plugin";
import { storageErrors } from "./storageErrors.js";

/** An element that is there by construction. @throws SK4105 when it isn't */
export function valueAt<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw fail(storageErrors.outsideBytes, { index, length: values.length });
  return value;
}
