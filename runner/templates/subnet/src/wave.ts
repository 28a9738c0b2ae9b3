import type { Random } from "subnetkit/plugin";

/** How many values a miner sees before the one that it has to predict. */
export const HISTORY = 16;

/** Standard deviation of the noise on what is seen; the value to predict has none. */
const NOISE = 0.05;

export interface Wave {
  readonly history: Float32Array;
  readonly next: number;
}

/** A sine of random frequency and phase, seen through noise, and the value that comes next. */
export function drawWave(random: Random): Wave {
  const frequency = 0.2 + 0.6 * random.next();
  const phase = 2 * Math.PI * random.next();
  const valueAt = (step: number): number => Math.sin(frequency * step + phase);
  return {
    history: Float32Array.from({ length: HISTORY }, (_, step) => valueAt(step) + NOISE * random.normal()),
    next: valueAt(HISTORY),
  };
}
