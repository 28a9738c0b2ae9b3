import type { ScoreHistory } from "../plugin/subnet.js";

type Scores = ScoreHistory["scores"][number];

/** Each UID's mean over the records in which it has a score. */
export function meanScores(history: ScoreHistory): ReadonlyMap<number, number> {
  return createMeans()(history);
}

/**
 * The means of a history that grows: a round adds few records to hundreds, and only these are looked at. Records that were
 * given must not be changed afterwards.
 */
export function createMeans(): (history: ScoreHistory) => ReadonlyMap<number, number> {
  let records: readonly Scores[] = [];
  let sums = new Map<number, { sum: number; count: number }>();

  const add = (score: number, uid: number): void => {
    const known = sums.get(uid);
    if (known) {
      known.sum += score;
      known.count += 1;
    } else sums.set(uid, { sum: score, count: 1 });
  };
  return ({ scores }) => {
    if (records.some((record, index) => record !== scores[index])) {
      records = [];
      sums = new Map();
    }
    // As a callback: entries of a map are an array each.
    for (const { byUid } of scores.slice(records.length)) byUid.forEach(add);
    records = scores;
    const means = new Map<number, number>();
    sums.forEach(({ sum, count }, uid) => means.set(uid, sum / count));
    return means;
  };
}
