import { fail } from "../primitives/errors.js";
import { scoringErrors } from "./scoringErrors.js";

/**
 * A copy of the values as doubles, all of them finite.
 *
 * @param name what they are, for the error
 * @throws SK3100 none · SK3101 NaN or infinite
 */
export function finiteValues(name: string, values: ArrayLike<number>): Float64Array {
  const copy = new Float64Array(values);
  if (copy.length === 0) throw fail(scoringErrors.empty, { name });
  for (let index = 0; index < copy.length; index += 1) {
    if (!Number.isFinite(copy[index])) {
      throw fail(scoringErrors.notFinite, { name, index, value: String(values[index]) });
    }
  }
  return copy;
}

/** @throws SK3101 NaN or infinite */
export function assertFinite(name: string, value: number): void {
  if (!Number.isFinite(value)) throw fail(scoringErrors.notFinite, { name, index: 0, value });
}

/** @throws SK3102 when `holds` is false; `range` says what it should be */
export function assertInRange(name: string, value: number, holds: boolean, range: string): void {
  if (!holds) throw fail(scoringErrors.outOfRange, { name, value, range });
}

/** @throws SK3103 */
export function assertLength(name: string, actual: number, expected: number): void {
  if (actual !== expected) throw fail(scoringErrors.differentLength, { name, actual, expected });
}

/** The score, unless finite inputs were so large that it is not finite. @throws SK3105 */
export function finiteScore(score: string, value: number): number {
  if (!Number.isFinite(value)) throw fail(scoringErrors.overflow, { score });
  return value;
}
