import { q32, type Q32 } from "../primitives/fixed/q32.js";
import { sumRow, type Matrix, type Row } from "./matrix.js";
import type { EpochInputs, EpochParams } from "./types.js";
import { createWeightRules } from "./weightRules.js";

/**
 * The weights that count, each row adding up to 1: rows of uids without a permit are empty, and an entry is dropped if
 *
 * - it names no uid of the subnet, or the uid itself (only the owner may weigh itself);
 * - it was set before, or in the block in which, the uid it names registered: it meant a predecessor;
 * - a commit made before that registration is still to be revealed: it will mean a predecessor.
 *
 * An explicit weight of 0 remains an entry.
 */
export function readWeights(
  params: EpochParams,
  inputs: EpochInputs,
  permits: readonly boolean[],
): Matrix<Q32> {
  const ruleOf = createWeightRules(params, inputs, permits);
  return inputs.weights.map((row, uid) =>
    normalizeRow(row.filter(([target]) => ruleOf(uid, target) === "counts")),
  );
}

function normalizeRow(row: Row<number>): Row<Q32> {
  const raws = row.map(([target, weight]) => [target, q32.fromInteger(BigInt(weight))] as const);
  const sum = sumRow(raws);
  return sum > 0n ? raws.map(([target, weight]) => [target, q32.div(weight, sum)] as const) : raws;
}
