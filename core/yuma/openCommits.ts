import type { EpochParams, WeightCommit } from "./types.js";

/**
 * The earliest block in which each uid committed weights that are still to be revealed, by uid.
 *
 * Of hash commits only the first open one of the queue counts, even if a later one names an earlier block; of timelock
 * commits every open one counts.
 */
export function earliestOpenCommits(
  params: EpochParams,
  commits: readonly WeightCommit[],
): Map<number, number> {
  const open = commits.filter(
    (commit) => params.subnetEpochIndex <= commit.commitEpoch + params.revealPeriodEpochs,
  );
  const earliest = new Map<number, number>();
  const hashSeen = new Set<number>();

  for (const { kind, uid, commitBlock } of open) {
    if (kind === "hash") {
      if (hashSeen.has(uid)) continue;
      hashSeen.add(uid);
    }
    earliest.set(uid, Math.min(commitBlock, earliest.get(uid) ?? commitBlock));
  }
  return earliest;
}
