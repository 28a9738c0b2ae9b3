import { assertLength, finiteValues } from "./checks.js";

/** Pairs among items of which equal ones stand together. */
function tiedPairs<T>(sorted: readonly T[], equal: (a: T, b: T) => boolean): number {
  let pairs = 0;
  let run = 0;
  for (const [index, item] of sorted.entries()) {
    const previous = sorted[index - 1];
    run = index > 0 && previous !== undefined && equal(previous, item) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** How many pairs of a list stand in falling order; sorts the list. Merge sort: O(n log n). */
function countInversions(values: Float64Array): number {
  const size = values.length;
  if (size < 2) return 0;
  const left = values.slice(0, size >> 1);
  const right = values.slice(size >> 1);
  let count = countInversions(left) + countInversions(right);
  let [fromLeft, fromRight] = [0, 0];
  for (let at = 0; at < size; at += 1) {
    const a = left[fromLeft] ?? Number.POSITIVE_INFINITY;
    const b = right[fromRight] ?? Number.POSITIVE_INFINITY;
    const takeLeft = fromLeft < left.length && a <= b;
    if (!takeLeft) count += left.length - fromLeft;
    values[at] = takeLeft ? a : b;
    if (takeLeft) fromLeft += 1;
    else fromRight += 1;
  }
  return count;
}

/**
 * Kendall's rank correlation τ-b: pairs in the same order less pairs in the reverse order, over the geometric mean of the pairs that
 * are not tied in either list (Kendall 1945), by Knight's method (1966), O(n log n). No unit, in [−1, 1]. It is 0 where all values of
 * one list are equal. One pair swapped costs the same wherever it stands; in Spearman's, being far off costs more.
 *
 * @throws SK3100 empty · SK3101 not finite · SK3103 lengths differ
 * @example kendall([1, 2, 3], [10, 20, 15]) // 1/3: two pairs agree, one does not
 */
export function kendall(predictions: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const first = finiteValues("The predictions", predictions);
  const second = finiteValues("The outcomes", outcomes);
  assertLength("The list of predictions", first.length, second.length);
  const pairs = Array.from(first, (a, index) => ({ a, b: second[index] ?? 0 }));
  pairs.sort((one, other) => one.a - other.a || one.b - other.b);
  const ordered = Float64Array.from(pairs, ({ b }) => b);
  const reversed = countInversions(ordered); // and `ordered` is sorted now
  const all = (pairs.length * (pairs.length - 1)) / 2;
  const tiedFirst = tiedPairs(pairs, (one, other) => one.a === other.a);
  const tiedBoth = tiedPairs(pairs, (one, other) => one.a === other.a && one.b === other.b);
  const tiedSecond = tiedPairs(Array.from(ordered), (one, other) => one === other);
  const same = all - tiedFirst - tiedSecond + tiedBoth - reversed;
  if (tiedFirst === all || tiedSecond === all) return 0;
  const tau = (same - reversed) / Math.sqrt((all - tiedFirst) * (all - tiedSecond));
  return Math.min(1, Math.max(-1, tau));
}
