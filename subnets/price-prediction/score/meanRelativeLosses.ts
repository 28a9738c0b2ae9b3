import type { Tensor } from "subnetkit/plugin";
import { mean } from "../mean.js";
import { PATHS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import type { Interval } from "./intervals.js";
import { scoredLoss } from "./pathLoss.js";
import { relativeLosses } from "./relativeLosses.js";

/** An answer's increments [origins, paths, steps], or undefined where there is no usable answer. */
export type Paths = Tensor<"float32"> | undefined;

/** What the market did after each origin of a task. */
export interface TaskOutcome {
  /** Log-returns [origins, steps]. */
  readonly returns: Tensor<"float32">;
  /** [origins, steps], 0 where no price was seen at the end of a step; all were if absent. */
  readonly observed?: Tensor<"uint8">;
}

/** Which part of the paths is scored. */
export interface ScoredPart {
  readonly intervals: readonly Interval[];
  /** Leading steps that are not; none if absent. */
  readonly skip?: number;
}

/** Whether an answer has the paths that were asked for. */
export function fitsOutcome(answer: Paths, { returns }: TaskOutcome): answer is Tensor<"float32"> {
  return answer?.shape[0] === returns.shape[0] && answer?.shape[2] === returns.shape[1];
}

/** The loss of an answer at each origin; undefined where nothing was observed. */
function lossesOf(
  answer: Tensor<"float32">,
  { returns, observed }: TaskOutcome,
  { intervals, skip = 0 }: ScoredPart,
): readonly (number | undefined)[] {
  const [origins = 0, steps = 0] = returns.shape;
  const width = PATHS * steps;
  return Array.from({ length: origins }, (_, origin) =>
    scoredLoss(
      answer.data.subarray(origin * width, (origin + 1) * width),
      {
        skip,
        returns: returns.data.subarray(origin * steps, (origin + 1) * steps),
        ...(observed && { observed: observed.data.subarray(origin * steps, (origin + 1) * steps) }),
      },
      intervals,
    ),
  );
}

/**
 * The mean relative loss of each answer over a task's origins, in basis points, in the order of the answers: 0 is to have been the
 * best at every origin. An answer that is missing, or of another shape than was asked for, gets each origin's cap. The rule of the public
 * Synth subnet. Origins after which no price was seen are left out.
 */
export function meanRelativeLosses(
  answers: readonly Paths[],
  outcome: TaskOutcome,
  part: ScoredPart,
): readonly number[] {
  const origins = outcome.returns.shape[0] ?? 0;
  const losses = answers.map((answer) =>
    fitsOutcome(answer, outcome) ? lossesOf(answer, outcome, part) : undefined,
  );
  const relative = Array.from({ length: origins }, (_, origin) =>
    losses.map((ofAnswer) => ofAnswer?.[origin]),
  )
    .filter((atOrigin) => atOrigin.some((loss) => loss !== undefined))
    .map(relativeLosses);
  if (relative.length === 0) return answers.map(() => 0);
  return answers.map((_, index) => mean(relative.map((atOrigin) => valueAt(atOrigin, index))));
}
