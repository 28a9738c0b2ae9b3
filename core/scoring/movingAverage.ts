import { assertFinite, assertInRange } from "./checks.js";

/** An exponential moving average as plain data, for `ctx.state`. */
export interface MovingAverage {
  /** Sum of the values, each times its present weight. */
  readonly total: number;
  /** Sum of these weights: below 1 as long as the start still shows. */
  readonly weight: number;
}

/** The average of nothing yet. */
export const noAverage: MovingAverage = { total: 0, weight: 0 };

/**
 * Takes one more value into the average: every older weight times `1 − alpha`, the new one's is `alpha`.
 *
 * @param alpha in (0, 1]: the weight of the newest value in the long run; see `alphaOfHalfLife`
 * @throws SK3101 value · SK3102 alpha
 */
export function addToAverage(average: MovingAverage, value: number, alpha: number): MovingAverage {
  assertInRange("alpha", alpha, alpha > 0 && alpha <= 1, "in (0, 1]");
  assertFinite("The value", value);
  const kept = 1 - alpha;
  return { total: kept * average.total + alpha * value, weight: kept * average.weight + alpha };
}

/**
 * The average's value: `total / weight`, the weighted mean of what was added, from the first value on. Dividing by the weight removes
 * the pull towards a start at 0 (as Kingma & Ba 2015, section 3): without it a newcomer with perfect scores begins at `alpha`.
 *
 * In the unit of the values, between the least and the largest of them. `undefined` before the first value.
 *
 * @example averageValue(addToAverage(addToAverage(noAverage, 1, 0.1), 0, 0.1)) // 0.09 / 0.19
 */
export function averageValue(average: MovingAverage): number | undefined {
  return average.weight > 0 ? average.total / average.weight : undefined;
}

/**
 * The exponential moving average of a series, newest value last.
 *
 * @param start "corrected" (the default) weighs the values alone; a number is what the average is before the first value, and fades.
 *   A start of 0 makes newcomers earn their place over about 1 / alpha values.
 * @throws SK3101 value · SK3102 alpha, or nothing to average and no start
 * @example movingAverage([1, 0], { alpha: 0.1 }) // 0.4737
 * @example movingAverage([1, 0], { alpha: 0.1, start: 0 }) // 0.09
 */
export function movingAverage(
  values: Iterable<number>,
  { alpha, start = "corrected" }: { readonly alpha: number; readonly start?: number | "corrected" },
): number {
  let average = noAverage;
  if (start !== "corrected") {
    assertFinite("The start", start);
    average = { total: start, weight: 1 };
  }
  for (const value of values) average = addToAverage(average, value, alpha);
  assertInRange("The number of values", 0, average.weight > 0, "1 or more without a start");
  return average.total / average.weight;
}

/**
 * The alpha with which a value's weight has halved after so many further values: `1 − 2^(−1/halfLife)`.
 *
 * @param halfLife in values, above 0
 * @throws SK3102
 * @example alphaOfHalfLife(1) // 0.5
 */
export function alphaOfHalfLife(halfLife: number): number {
  assertInRange("The half-life", halfLife, Number.isFinite(halfLife) && halfLife > 0, "finite and above 0");
  return -Math.expm1(-Math.LN2 / halfLife);
}
