import type { Quality } from "./evaluateTarget.js";

export interface Summary {
  readonly mean: number;
  /** Standard error of the mean over targets. */
  readonly error: number;
}

/** The mean of one quality over targets. */
export function summarise(qualities: readonly Quality[], of: keyof Quality): Summary {
  const values = qualities.map((quality) => quality[of]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / Math.max(1, values.length - 1) / values.length) };
}
