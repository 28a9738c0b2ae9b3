import type { RoundReport } from "../../core/roles/roundReport.js";

/** One round of one validator: what it asked, what came back and why not, scores and weights. */
export interface SimulatedRound extends RoundReport {
  readonly validatorUid: number;
  /** Group and number: "validator-0". */
  readonly validator: string;
}
