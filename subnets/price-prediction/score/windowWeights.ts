import type { ScoreHistory } from "subnetkit/plugin";
import { meanScores, softmaxWeights } from "subnetkit/scoring";

/** How many scored tasks count. */
const WINDOW_TASKS = 400;

/** A mean score that is lower by this much costs a factor of e: so much of standing still's loss (README, "Score", says how it was chosen). */
const TEMPERATURE = 0.03;

/**
 * The window's records with newcomers filled in: in tasks of rounds before its first one, a miner has the worst score that anybody with a
 * usable answer had. A lucky first task does not put a new identity above those that have been at it for long.
 */
function backfilled(scores: ScoreHistory["scores"]): ScoreHistory["scores"] {
  const firstHeights = new Map<number, number>();
  for (const { height, byUid } of scores) {
    for (const uid of byUid.keys()) if (!firstHeights.has(uid)) firstHeights.set(uid, height);
  }
  return scores.map(({ height, byUid }) => {
    const usable = [...byUid.values()].filter((score) => score > 0);
    const worst = usable.length === 0 ? 0 : Math.min(...usable);
    const newcomers = [...firstHeights]
      .filter(([, first]) => first > height)
      .map(([uid]) => [uid, worst] as const);
    return { height, byUid: new Map([...byUid, ...newcomers]) };
  });
}

/**
 * Weights: the softmax of each miner's plain mean score over the window's tasks it was asked in. Scores being linear in losses, this is
 * the softmax of mean losses, the rule of the public Synth subnet. Who never had a usable answer gets nothing.
 */
export function windowWeights({ scores }: ScoreHistory): ReadonlyMap<number, number> {
  const window = scores.slice(-WINDOW_TASKS);
  const own = meanScores({ scores: window });
  const means = meanScores({ scores: backfilled(window) });
  const earning = new Map([...means].filter(([uid]) => (own.get(uid) ?? 0) > 0));
  return softmaxWeights(earning, { temperature: TEMPERATURE });
}
