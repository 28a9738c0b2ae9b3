import type { MinerStanding, OrganicAnswer } from "./organicMarket.js";

/**
 * A client's answers, the best first: by score where they could be scored, otherwise by how well their miners did before (mean score,
 * then incentive), then by time. What is missing comes last.
 */
export function rankAnswers(
  answers: readonly OrganicAnswer[],
  standings: readonly MinerStanding[],
): readonly OrganicAnswer[] {
  const byUid = new Map(standings.map((standing) => [standing.uid, standing]));
  const keys = (answer: OrganicAnswer): readonly number[] => {
    if ("missing" in answer) return [0];
    const { peer, score, latencyMs } = answer;
    const standing = byUid.get(peer.uid);
    return [1, score ?? -1, standing?.meanScore ?? 0, standing?.incentive ?? 0, -latencyMs, -peer.uid];
  };
  return [...answers].sort((a, b) => compare(keys(b), keys(a)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
