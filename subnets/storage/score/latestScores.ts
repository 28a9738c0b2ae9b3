import type { ScoreHistory } from "subnetkit/plugin";

/**
 * Every UID's latest score: a standing fades by itself and needs no further mean. As long as nobody ever had one above 0, they are alike.
 */
export function latestScores({ scores }: ScoreHistory): ReadonlyMap<number, number> {
  const latest = new Map<number, number>();
  let isAnyAboveZero = false;
  for (const { byUid } of scores) {
    for (const [uid, score] of byUid) {
      latest.set(uid, score);
      isAnyAboveZero ||= score > 0;
    }
  }
  return isAnyAboveZero ? latest : new Map([...latest.keys()].map((uid) => [uid, 1]));
}
