import type { State } from "../state/state.js";
import { networkParameters } from "./hyperparameters.js";
import { lastCreation } from "./tables.js";

/** Two weeks of blocks: how long the price of a subnet takes to fall back to its minimum. */
const DECAY_BLOCKS = 100_800n;

/**
 * What a new subnet has to lock at a height, in rao: twice what the last one locked, falling linearly to the
 * network's minimum; the minimum if there was none.
 */
export function subnetLockAt(state: State, height: number): bigint {
  const minimum = networkParameters(state).networkMinLock;
  const last = state.get(lastCreation, []);
  if (last === undefined) return minimum;
  const doubled = 2n * last.lock;
  const age = BigInt(height - last.height);
  if (age >= DECAY_BLOCKS || doubled <= minimum) return minimum;
  return doubled - ((doubled - minimum) * age) / DECAY_BLOCKS;
}
