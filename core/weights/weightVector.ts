import type { AccountId } from "../primitives/ss58.js";

/** Weights as a neuron means them. */
export interface WeightVector {
  readonly netuid: number;
  /** Who weights. */
  readonly hotkey: AccountId;
  /** Who is weighted, in any order. */
  readonly uids: readonly number[];
  /** One u16 for each UID; only their proportions matter. */
  readonly values: readonly number[];
  /** Version of the validator's code. */
  readonly versionKey: bigint;
}
