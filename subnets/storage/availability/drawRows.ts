import type { Random } from "subnetkit/plugin";
import { OUTPUTS } from "./perceptron.js";
import { FEATURES, featuresOf, HORIZON_HOURS, MEMORY_HOURS } from "./features.js";
import type { SeenHistory } from "./seenHistory.js";

/** Features and what came of them. */
export interface AvailabilityRows {
  /** Row by row, FEATURES numbers each. */
  readonly features: Float32Array;
  /** What came, two numbers a row: 1 if the miner was up HORIZON_HOURS later, and the share of these hours in which it was. */
  readonly outcomes: Float32Array;
  /** What plain uptime of a week says. */
  readonly uptimes: Float32Array;
}

/** Sightings of a simulated miner, one an hour, of its last MEMORY_HOURS before `now`. */
export function historyAt(up: Uint8Array, now: number): SeenHistory {
  const history: { hour: number; up: boolean }[] = [];
  for (let hour = Math.max(0, now - MEMORY_HOURS + 1); hour <= now; hour += 1) {
    history.push({ hour, up: up[hour] === 1 });
  }
  return history;
}

/** Rows at random moments of simulated miners, after a first day in which nothing is known. */
export function drawRows(miners: readonly Uint8Array[], rowsEach: number, random: Random): AvailabilityRows {
  const count = miners.length * rowsEach;
  const rows = {
    features: new Float32Array(count * FEATURES),
    outcomes: new Float32Array(count * OUTPUTS),
    uptimes: new Float32Array(count),
  };
  let row = 0;
  for (const up of miners) {
    for (let each = 0; each < rowsEach; each += 1, row += 1) {
      const now = 24 + random.integer(up.length - HORIZON_HOURS - 24);
      const features = featuresOf(historyAt(up, now), now);
      rows.features.set(features, row * FEATURES);
      const ahead = up.subarray(now + 1, now + 1 + HORIZON_HOURS);
      rows.outcomes[row * OUTPUTS] = ahead.at(-1) ?? 0;
      rows.outcomes[row * OUTPUTS + 1] = ahead.reduce((sum, hour) => sum + hour, 0) / HORIZON_HOURS;
      rows.uptimes[row] = features[3] ?? 0.5;
    }
  }
  return rows;
}

/** Mean squared error of probabilities. */
export function brierScore(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  let sum = 0;
  for (let row = 0; row < outcomes.length; row += 1) {
    sum += ((probabilities[row] ?? 0) - (outcomes[row] ?? 0)) ** 2;
  }
  return sum / outcomes.length;
}
