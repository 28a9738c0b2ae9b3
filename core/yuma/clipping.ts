import type { Q32 } from "../primitives/fixed/q32.js";
import type { Matrix } from "./matrix.js";

/**
 * Cuts every weight down to the consensus. Where the consensus is 0 a larger weight is removed altogether, while an
 * explicit weight of 0 stays an entry.
 */
export function clipWeights(weights: Matrix<Q32>, consensus: readonly Q32[]): Matrix<Q32> {
  return weights.map((row) =>
    row.flatMap(([target, weight]) => {
      const limit = consensus[target] ?? 0n;
      if (weight <= limit) return [[target, weight] as const];
      return limit === 0n ? [] : [[target, limit] as const];
    }),
  );
}
