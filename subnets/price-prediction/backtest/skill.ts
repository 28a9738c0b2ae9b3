import { mean } from "../mean.js";
import { valueAt } from "../valueAt.js";
import { blockError } from "./blockError.js";

/** How much lower a loss is than the baseline's, as a share of it. */
export interface Skill {
  readonly skill: number;
  readonly standardError: number;
  /** Skill over its standard error. */
  readonly t: number;
}

/**
 * The skill of losses over a baseline's at the same origins: `1 − mean(loss) / mean(baseline)`. Its error is that of the ratio, to first
 * order, from blocks of origins.
 */
export function skillOver(
  losses: readonly number[],
  baseline: readonly number[],
  blockLength: number,
): Skill {
  const level = mean(baseline);
  const skill = 1 - mean(losses) / level;
  const residuals = losses.map((loss, index) => (1 - skill) * valueAt(baseline, index) - loss);
  const standardError = blockError(residuals, blockLength) / level;
  return { skill, standardError, t: skill / standardError };
}
