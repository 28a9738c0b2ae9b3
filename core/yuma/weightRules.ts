import { earliestOpenCommits } from "./openCommits.js";
import type { EpochInputs, EpochParams } from "./types.js";

/**
 * Whether one weight counts, or the rule that drops it:
 *
 * - `noPermit`: who set it holds no validator permit in this epoch;
 * - `unknownUid`: it names no uid of the subnet;
 * - `selfWeight`: it names its own uid, which only the owner may;
 * - `stale`: it was set before, or in the block in which, the uid it names registered: it meant a predecessor;
 * - `openCommit`: a commit made before that registration is still to be revealed: it will mean a predecessor.
 */
export type WeightRule = "counts" | "noPermit" | "unknownUid" | "selfWeight" | "stale" | "openCommit";

/** The rule for the weight that `uid` gives `target`. */
export function createWeightRules(
  params: EpochParams,
  inputs: EpochInputs,
  permits: readonly boolean[],
): (uid: number, target: number) => WeightRule {
  const commits = params.commitRevealEnabled ? earliestOpenCommits(params, inputs.weightCommits) : undefined;

  return (uid, target) => {
    if (permits[uid] !== true) return "noPermit";
    const registered = inputs.blockAtRegistration[target];
    if (registered === undefined) return "unknownUid";
    if (target === uid && uid !== params.ownerUid) return "selfWeight";
    if ((inputs.lastUpdate[uid] ?? 0) <= registered) return "stale";
    const committed = commits?.get(uid);
    return committed === undefined || committed >= registered ? "counts" : "openCommit";
  };
}
