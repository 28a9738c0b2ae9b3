import type { Tensor } from "subnetkit/plugin";
import { scoreFromLoss } from "subnetkit/scoring";
import { STEPS } from "../sizes.js";
import { valueAt } from "../valueAt.js";
import { meanRelativeLosses, type Paths } from "./meanRelativeLosses.js";

/** A mean relative loss of this many basis points costs a factor of e (README, "Score", says how it was chosen). */
const LOSS_SCALE_BP = 100;

/**
 * One score in [0, 1] for each answer, in their order: exp(−mean relative loss / 100 bp). No usable answer scores 0: weights are
 * linear in the score, so the cap alone would pay a miner that keeps silent as much as one that tries and is bad at it.
 */
export function scoreAnswers(answers: readonly Paths[], outcome: Tensor<"float32">): readonly number[] {
  const origins = outcome.data.length / STEPS;
  const losses = meanRelativeLosses(answers, outcome);
  return answers.map((answer, index) =>
    answer?.shape[0] === origins ? scoreFromLoss(valueAt(losses, index), LOSS_SCALE_BP) : 0,
  );
}
