import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Answer, MissingReason, Task } from "../../../core/plugin/subnet.js";

/** One task of the subnet's own validator and what its own miners answered: what scores are checked on. */
export interface RecordedTask {
  readonly height: number;
  /** Seed of the randomness that scores it. */
  readonly seed: string;
  readonly task: Task<ContractSpec>;
  readonly outcome: unknown;
  /** In UID order, one of each profile. */
  readonly answers: readonly Answer<ContractSpec>[];
  /** Scores of these answers, in their order; absent where score failed. */
  readonly scores?: readonly number[];
}

export const MISSING: readonly MissingReason[] = ["unreachable", "late", "malformed", "refused", "failed"];
