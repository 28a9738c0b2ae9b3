import { activityCutoff } from "../activity.js";
import type { Row } from "../matrix.js";
import { firstBlockOfNewUids } from "../oldBonds.js";
import { earliestOpenCommits } from "../openCommits.js";
import { currentPermits } from "../permits.js";
import { runEpoch } from "../runEpoch.js";
import type { EpochInputs, EpochParams, EpochResult } from "../types.js";
import { createWeightRules, type WeightRule } from "../weightRules.js";

/** An epoch run once more for looking into it: inputs, results, everything between, and the rules as functions. */
export interface EpochTrace extends EpochResult {
  readonly params: EpochParams;
  readonly inputs: EpochInputs;
  /** The permits that counted: those of the previous epoch, and the owner's. */
  readonly permits: readonly boolean[];
  /** Blocks a uid stays active after its last weights. */
  readonly cutoffBlocks: number;
  /** Bonds to uids that registered in this block or later were forgotten. */
  readonly firstBlockOfNewUids: number;
  /** Earliest block of weights that a uid has committed and not yet revealed; empty without commit-reveal. */
  readonly openCommits: ReadonlyMap<number, number>;
  weightRule(uid: number, target: number): WeightRule;
}

/**
 * Runs an epoch with the exact reference and keeps what explanations read. Pure.
 *
 * @throws SK0801, SK0802, SK0804 as `runEpoch` does
 */
export function traceEpoch(params: EpochParams, inputs: EpochInputs): EpochTrace {
  const permits = currentPermits(params, inputs.validatorPermit);
  return {
    ...runEpoch(params, inputs),
    params,
    inputs,
    permits,
    cutoffBlocks: activityCutoff(params),
    firstBlockOfNewUids: firstBlockOfNewUids(params),
    openCommits: params.commitRevealEnabled
      ? earliestOpenCommits(params, inputs.weightCommits)
      : new Map<number, number>(),
    weightRule: createWeightRules(params, inputs, permits),
  };
}

/** The entry of a row for a column, or undefined. */
export function entryOf<Value>(row: Row<Value> | undefined, column: number): Value | undefined {
  return row?.find(([each]) => each === column)?.[1];
}
