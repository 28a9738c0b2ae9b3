import { finiteValues } from "./checks.js";

/**
 * The rank of each value, in the order of the values: 1 for the least, up to n. Equal values share the mean of their places, so that
 * ranks don't depend on the order the values came in.
 *
 * @throws SK3100 empty · SK3101 not finite
 * @example ranks([30, 10, 20, 20]) // [4, 1, 2.5, 2.5]
 */
export function ranks(values: ArrayLike<number>): readonly number[] {
  const finite = finiteValues("The values", values);
  const order = Array.from(finite.entries()).sort(([, a], [, b]) => a - b);
  const result = new Array<number>(order.length).fill(0);
  for (let from = 0; from < order.length;) {
    const value = order[from]?.[1];
    let until = from + 1;
    while (until < order.length && order[until]?.[1] === value) until += 1;
    for (const [index] of order.slice(from, until)) result[index] = (from + 1 + until) / 2;
    from = until;
  }
  return result;
}

/**
 * Scores by place alone: 1 for the best, 0 for the worst, evenly between, equal values alike; 1 for one that is alone. In the order of
 * the values. No unit, in [0, 1]; how much better somebody is does not count, so one extreme value can't take everything.
 *
 * @param best which end is best: "highest" scores or "lowest" losses
 * @throws SK3100 empty · SK3101 not finite
 * @example rankScores([30, 10, 20, 20], "lowest") // [0, 1, 0.5, 0.5]
 */
export function rankScores(values: ArrayLike<number>, best: "highest" | "lowest"): readonly number[] {
  const places = ranks(values);
  const last = places.length - 1;
  if (last === 0) return [1];
  return places.map((rank) => (best === "highest" ? rank - 1 : last + 1 - rank) / last);
}
