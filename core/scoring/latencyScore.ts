import { assertInRange } from "./checks.js";

export interface LatencyCurve {
  /** Up to here the score is 1: faster than this is nobody's gain. */
  readonly fullMs: number;
  /** From here on it is 0. */
  readonly timeoutMs: number;
  /** 1 (the default) falls in a line, above 1 steeply at first, below 1 steeply at the end. */
  readonly exponent?: number;
}

/**
 * A score for answering in time: 1 up to `fullMs`, 0 from `timeoutMs` on, between them
 * `((timeoutMs − latencyMs) / (timeoutMs − fullMs))^exponent`. No unit, in [0, 1], never rising with latency.
 *
 * Multiply a score of quality by it; alone it pays a fast wrong answer. Measure over many tasks, and at the validator: the way to it counts.
 *
 * @throws SK3102 negative or NaN latency, unless 0 ≤ fullMs < timeoutMs and exponent > 0
 * @example latencyScore(600, { fullMs: 200, timeoutMs: 1000 }) // 0.5
 */
export function latencyScore(latencyMs: number, { fullMs, timeoutMs, exponent = 1 }: LatencyCurve): number {
  assertInRange("latencyMs", latencyMs, latencyMs >= 0, "0 or more");
  assertInRange("timeoutMs", timeoutMs, Number.isFinite(timeoutMs) && timeoutMs > 0, "finite and above 0");
  assertInRange("fullMs", fullMs, fullMs >= 0 && fullMs < timeoutMs, "0 or more and below timeoutMs");
  assertInRange("exponent", exponent, Number.isFinite(exponent) && exponent > 0, "finite and above 0");
  if (latencyMs <= fullMs) return 1;
  if (latencyMs >= timeoutMs) return 0;
  return ((timeoutMs - latencyMs) / (timeoutMs - fullMs)) ** exponent;
}
