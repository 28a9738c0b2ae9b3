import type { EpochOutcome } from "./epochOutcome.js";
import type { RefusedCall, SimulatedProblem } from "./simulation.js";
import type { SimulatedRound } from "./simulatedRound.js";

/** What was observed of a network, oldest first. */
export interface Records {
  readonly rounds: SimulatedRound[];
  readonly epochs: EpochOutcome[];
  readonly problems: SimulatedProblem[];
  readonly refused: RefusedCall[];
}

export function createRecords(): Records {
  return { rounds: [], epochs: [], problems: [], refused: [] };
}

/** How much was observed, to forget later what came after. */
export type RecordMarks = { readonly [Kind in keyof Records]: number };

export function markRecords({ rounds, epochs, problems, refused }: Records): RecordMarks {
  return { rounds: rounds.length, epochs: epochs.length, problems: problems.length, refused: refused.length };
}

/** Forgets what was observed after the marks were taken. */
export function forgetSince(records: Records, marks: RecordMarks): void {
  records.rounds.length = marks.rounds;
  records.epochs.length = marks.epochs;
  records.problems.length = marks.problems;
  records.refused.length = marks.refused;
}

/** Whether a problem of the last block is there already. */
export function isNoted(
  problems: readonly SimulatedProblem[],
  { height, netuid, uid, error }: SimulatedProblem,
): boolean {
  const first = problems.findLastIndex((known) => known.height !== height) + 1;
  return problems
    .slice(first)
    .some(
      (known) =>
        known.netuid === netuid &&
        known.uid === uid &&
        known.error.code === error.code &&
        known.error.message === error.message,
    );
}
