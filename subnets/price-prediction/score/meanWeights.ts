import type { ScoreHistory } from "subnetkit/plugin";
import { mean } from "../mean.js";

/** How many scored tasks count: 100 rounds of four. */
const WINDOW_TASKS = 400;

/**
 * Weights: each miner's plain mean score over the window's tasks it was asked in. Linear and without smoothing, so that the order of
 * weights is the order of mean scores.
 */
export function meanWeights(history: ScoreHistory): ReadonlyMap<number, number> {
  const byUid = new Map<number, number[]>();
  for (const record of history.scores.slice(-WINDOW_TASKS)) {
    for (const [uid, score] of record.byUid) {
      const scores = byUid.get(uid) ?? [];
      scores.push(score);
      byUid.set(uid, scores);
    }
  }
  return new Map(Array.from(byUid, ([uid, scores]) => [uid, mean(scores)]));
}
