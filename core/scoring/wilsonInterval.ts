import { assertInRange } from "./checks.js";

/** z of a two-sided 95 % interval of the normal distribution. */
const Z_95 = 1.959963984540054;

export interface WilsonInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson's interval for a probability, from successes in independent trials (Wilson 1927):
 * `(p + z²/2n ± z · √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)`. No unit, in [0, 1]; without trials it is [0, 1].
 *
 * @param z width in standard deviations: 1.96 (the default) for 95 %, 2.576 for 99 %
 * @throws SK3102 unless 0 ≤ successes ≤ trials, whole, and z > 0
 * @example wilsonInterval(8, 10) // { lower: 0.4902, upper: 0.9433 }
 */
export function wilsonInterval(successes: number, trials: number, z: number = Z_95): WilsonInterval {
  const whole = Number.isSafeInteger(trials) && trials >= 0;
  assertInRange("The number of trials", trials, whole, "a whole number, 0 or more");
  const possible = Number.isSafeInteger(successes) && successes >= 0 && successes <= trials;
  assertInRange("The number of successes", successes, possible, `a whole number from 0 to ${trials}`);
  assertInRange("z", z, Number.isFinite(z) && z > 0, "finite and above 0");
  if (trials === 0) return { lower: 0, upper: 1 };
  const share = successes / trials;
  const ratio = (z * z) / trials;
  const half = z * Math.sqrt((share * (1 - share)) / trials + ratio / (4 * trials));
  const middle = share + ratio / 2;
  return {
    lower: successes === 0 ? 0 : Math.max(0, (middle - half) / (1 + ratio)),
    upper: successes === trials ? 1 : Math.min(1, (middle + half) / (1 + ratio)),
  };
}

/**
 * Availability that can be relied upon: Wilson's lower bound for the share of probes that were answered. No unit, in [0, 1), higher is
 * better. It grows with the number of probes, so a newcomer can't be among the best after one lucky probe, and failing pays never.
 *
 * @throws SK3102 unless 0 ≤ answered ≤ probes, whole, and z > 0
 * @example availability(1, 1) // 0.2065
 * @example availability(1000, 1000) // 0.9962
 */
export function availability(answered: number, probes: number, z: number = Z_95): number {
  return wilsonInterval(answered, probes, z).lower;
}
