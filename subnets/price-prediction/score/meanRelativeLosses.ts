import type { Tensor } from "subnetkit/plugin";
import { mean } from "../mean.js";
import { PATHS, STEPS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import { pathLoss } from "./pathLoss.js";
import { relativeLosses } from "./relativeLosses.js";

/** An answer's increments [origins, paths, steps], or undefined where there is no usable answer. */
export type Paths = Tensor<"float32"> | undefined;

function lossesOf(answer: Paths, outcome: Tensor<"float32">, origins: number): readonly number[] | undefined {
  if (answer?.shape[0] !== origins) return undefined;
  const width = PATHS * STEPS;
  return Array.from({ length: origins }, (_, origin) =>
    pathLoss(
      answer.data.subarray(origin * width, (origin + 1) * width),
      outcome.data.subarray(origin * STEPS, (origin + 1) * STEPS),
    ),
  );
}

/**
 * The mean relative loss of each answer over a task's origins, in basis points, in the order of the answers: 0 is to have been the
 * best at every origin. An answer that is missing, or for another number of origins, gets each origin's cap. The rule of the public
 * Synth subnet.
 *
 * @param outcome the market's returns [origins, steps]
 */
export function meanRelativeLosses(answers: readonly Paths[], outcome: Tensor<"float32">): readonly number[] {
  const origins = outcome.data.length / STEPS;
  const losses = answers.map((answer) => lossesOf(answer, outcome, origins));
  const relative = Array.from({ length: origins }, (_, origin) =>
    relativeLosses(losses.map((ofAnswer) => ofAnswer?.[origin])),
  );
  return answers.map((_, index) => mean(relative.map((atOrigin) => valueAt(atOrigin, index))));
}
