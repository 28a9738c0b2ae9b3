import { assertFinite, assertInRange } from "./checks.js";
import { addToAverage, type MovingAverage, noAverage } from "./movingAverage.js";

/** What a validator's `weights` gets: scored tasks, oldest first. */
export interface ScoredTasks {
  readonly scores: readonly { readonly byUid: ReadonlyMap<number, number> }[];
}

/**
 * Each UID's mean score over the latest scored tasks, of those it was asked in. In the unit of the scores, and between the least and
 * the largest of them. A long window lets skill show through luck; it also keeps paying somebody who stopped.
 *
 * @param windowTasks how many scored tasks count, from 1; all of them when it is left out
 * @throws SK3101 a score is not finite · SK3102 windowTasks
 * @example weights: (history) => linearWeights(meanScores(history, { windowTasks: 400 }))
 */
export function meanScores(
  { scores }: ScoredTasks,
  { windowTasks = Number.POSITIVE_INFINITY }: { readonly windowTasks?: number } = {},
): ReadonlyMap<number, number> {
  const isCount = windowTasks === Number.POSITIVE_INFINITY || Number.isSafeInteger(windowTasks);
  assertInRange("windowTasks", windowTasks, isCount && windowTasks >= 1, "a whole number from 1");
  const sums = new Map<number, { sum: number; count: number }>();
  for (const { byUid } of scores.slice(-windowTasks)) {
    for (const [uid, score] of byUid) {
      assertFinite("The scores", score);
      const { sum, count } = sums.get(uid) ?? { sum: 0, count: 0 };
      sums.set(uid, { sum: sum + score, count: count + 1 });
    }
  }
  return new Map([...sums].map(([uid, { sum, count }]) => [uid, sum / count]));
}

/**
 * Each UID's exponential moving average over its scored tasks, newest weighing most, without a pull towards 0 for newcomers.
 *
 * @param alpha in (0, 1]: the weight of the newest score in the long run; see `alphaOfHalfLife`
 * @throws SK3101 a score is not finite · SK3102 alpha
 */
export function movingScores(
  { scores }: ScoredTasks,
  { alpha }: { readonly alpha: number },
): ReadonlyMap<number, number> {
  const averages = new Map<number, MovingAverage>();
  for (const { byUid } of scores) {
    for (const [uid, score] of byUid) {
      averages.set(uid, addToAverage(averages.get(uid) ?? noAverage, score, alpha));
    }
  }
  return new Map([...averages].map(([uid, { total, weight }]) => [uid, total / weight]));
}
