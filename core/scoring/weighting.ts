import { fail } from "../primitives/errors.js";
import { assertInRange } from "./checks.js";
import { scoringErrors } from "./scoringErrors.js";

/** A number for each miner, by UID (or by any other key): what a validator's `weights` returns. */
export type ByKey<Key> = ReadonlyMap<Key, number>;

/**
 * Weights in proportion to scores: `sᵢ / Σ sⱼ`, all 0 when all scores are. No unit, each in [0, 1], summing to 1. The order of scores is
 * kept. A miner that splits itself in two equally good ones is weighed twice: what a second UID costs has to prevent that, or a scorer
 * that sees copies (`findCopies`).
 *
 * @throws SK3101 not finite · SK3102 a negative score
 * @example linearWeights(new Map([[3, 0.6], [4, 0.2]])) // 3 → 0.75, 4 → 0.25
 */
export function linearWeights<Key>(scores: ByKey<Key>): ByKey<Key> {
  assertScores(scores);
  const largest = Math.max(0, ...scores.values());
  // By the largest first: a sum of huge scores would overflow.
  return shareOut(scores, (score) => (largest === 0 ? 0 : score / largest));
}

/**
 * Softmax: `exp(sᵢ / T) / Σ exp(sⱼ / T)`. No unit, each in [0, 1], summing to 1. A lead of T in the score is worth a factor of e,
 * wherever it lies: small T nears winner-take-all, large T equal parts. Zero scores earn too; leave out who should not.
 *
 * @param temperature T, in the unit of the scores, above 0
 * @throws SK3101 not finite · SK3102 temperature
 * @example softmaxWeights(new Map([["a", 1], ["b", 0]]), { temperature: 1 }) // a → 0.7311, b → 0.2689
 */
export function softmaxWeights<Key>(
  scores: ByKey<Key>,
  { temperature }: { readonly temperature: number },
): ByKey<Key> {
  const usable = Number.isFinite(temperature) && temperature > 0;
  assertInRange("The temperature", temperature, usable, "finite and above 0");
  assertFiniteScores(scores);
  const largest = Math.max(...scores.values());
  return shareOut(scores, (score) => Math.exp((score - largest) / temperature));
}

/**
 * The best `count` share everything, by their scores or equally; the others get 0. Those who tie for the last places share them, so
 * that nothing depends on an order of UIDs. No unit, each in [0, 1], summing to 1, or all 0 when no score is above 0.
 *
 * @param count how many places, 1 or more
 * @param split "linear" (the default) in proportion to scores, "equal" the same for each place
 * @throws SK3101 not finite · SK3102 a negative score, count
 * @example topWeights(new Map([["a", 3], ["b", 1], ["c", 1]]), { count: 2 }) // a → 0.75, b and c → 0.125 each
 */
export function topWeights<Key>(
  scores: ByKey<Key>,
  { count, split = "linear" }: { readonly count: number; readonly split?: "linear" | "equal" },
): ByKey<Key> {
  assertInRange("count", count, Number.isSafeInteger(count) && count >= 1, "a whole number, 1 or more");
  assertScores(scores);
  const positive = [...scores.values()].filter((score) => score > 0).sort((a, b) => b - a);
  const last = positive[Math.min(count, positive.length) - 1] ?? 0;
  const above = positive.filter((score) => score > last).length;
  const tied = positive.filter((score) => score === last).length;
  const places = (Math.min(count, positive.length) - above) / tied;
  return shareOut(scores, (score) => {
    if (score === 0 || score < last) return 0;
    const part = split === "equal" ? 1 : score / (positive[0] ?? 1);
    return score === last ? part * places : part;
  });
}

/**
 * Everything to the best, in equal parts when several are. Pays for being better by any margin: use it where the best answer is what is
 * needed, and average over enough tasks that noise does not choose the winner.
 *
 * @throws SK3101 not finite · SK3102 a negative score
 */
export function winnerTakesAll<Key>(scores: ByKey<Key>): ByKey<Key> {
  return topWeights(scores, { count: 1 });
}

function shareOut<Key>(scores: ByKey<Key>, partOf: (score: number) => number): ByKey<Key> {
  const parts = [...scores].map(([key, score]) => [key, partOf(score)] as const);
  const total = parts.reduce((sum, [, part]) => sum + part, 0);
  return new Map(parts.map(([key, part]) => [key, total === 0 ? 0 : part / total]));
}

function assertFiniteScores(scores: ByKey<unknown>): void {
  for (const [index, value] of [...scores.values()].entries()) {
    if (!Number.isFinite(value)) {
      throw fail(scoringErrors.notFinite, { name: "The list of scores", index, value });
    }
  }
}

function assertScores(scores: ByKey<unknown>): void {
  assertFiniteScores(scores);
  for (const score of scores.values()) assertInRange("A score", score, score >= 0, "0 or more");
}
