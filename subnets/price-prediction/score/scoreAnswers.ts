import { valueAt } from "../valueAt.js";
import {
  fitsOutcome,
  meanRelativeLosses,
  type Paths,
  type ScoredPart,
  type TaskOutcome,
} from "./meanRelativeLosses.js";

/** How a task is scored. */
export interface ScoringPlan extends ScoredPart {
  /** What standing still costs in this series, in basis points; see `referenceLoss`. */
  readonly referenceLossBp: number;
}

/**
 * One score in [0, 1] for each answer, in their order: 1 less the mean relative loss over the reference loss, 0 from a whole reference
 * loss on. It is linear in the loss, so that the mean of scores orders miners as the mean of losses does. No usable answer scores 0: the
 * cap alone would pay a miner that keeps silent as much as one that tries and is bad at it.
 */
export function scoreAnswers(
  answers: readonly Paths[],
  outcome: TaskOutcome,
  { referenceLossBp, ...part }: ScoringPlan,
): readonly number[] {
  const losses = meanRelativeLosses(answers, outcome, part);
  return answers.map((answer, index) => {
    if (!fitsOutcome(answer, outcome)) return 0;
    const loss = valueAt(losses, index);
    return loss === 0 ? 1 : Math.max(0, 1 - loss / referenceLossBp);
  });
}
