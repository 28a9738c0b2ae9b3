import type { ScoreHistory } from "subnetkit/plugin";
import { meanScores } from "subnetkit/scoring";

/** How many scored tasks count: 100 rounds of four. */
const WINDOW_TASKS = 400;

/**
 * Weights: each miner's plain mean score over the window's tasks it was asked in. Linear and without smoothing, so that the order of
 * weights is the order of mean scores.
 */
export function meanWeights(history: ScoreHistory): ReadonlyMap<number, number> {
  return meanScores(history, { windowTasks: WINDOW_TASKS });
}
