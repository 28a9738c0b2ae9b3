/**
 * Probability that an audit of `leaves` uniform draws meets a share of lost leaves: 1 − (1 − lost)^leaves.
 *
 * @example detectionProbability(0.05, 64) // 0.96
 */
export function detectionProbability(lost: number, leaves: number): number {
  return 1 - (1 - lost) ** leaves;
}

/** Draws after which a share of lost leaves is met with a given probability. */
export function leavesToDetect(lost: number, probability: number): number {
  return Math.ceil(Math.log(1 - probability) / Math.log(1 - lost));
}
