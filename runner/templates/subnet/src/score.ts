/** The error at which a score is one half. */
const HALF_AT = 0.1;

/** From 1 for the exact value towards 0: 1 / (1 + (error / 0.1)²). */
export function scoreOf(predicted: number, actual: number): number {
  const error = (predicted - actual) / HALF_AT;
  return 1 / (1 + error * error);
}
