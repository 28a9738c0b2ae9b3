import { hyperparameters } from "../registry/hyperparameters.js";
import { MAIN_MECHANISM, weightCommits, type WeightCommit } from "../registry/tables.js";
import type { Context } from "../state/context.js";
import type { State } from "../state/state.js";

const NONE: readonly WeightCommit[] = [];

/** The open commits of a UID, oldest first. */
export function openCommitsOf(state: State, netuid: number, uid: number): readonly WeightCommit[] {
  return state.get(weightCommits, [netuid, MAIN_MECHANISM, uid]) ?? NONE;
}

/** Writes a UID's open commits. */
export function setOpenCommits(
  ctx: Context,
  netuid: number,
  uid: number,
  commits: readonly WeightCommit[],
): void {
  if (commits.length === 0) ctx.state.delete(weightCommits, [netuid, MAIN_MECHANISM, uid]);
  else ctx.state.set(weightCommits, [netuid, MAIN_MECHANISM, uid], commits);
}

/** The only epoch in which a commit can be revealed: so many epochs of the subnet have run by then. */
export function revealEpochOf(state: State, netuid: number, commit: WeightCommit): number {
  return commit.epoch + hyperparameters(state, netuid).commitRevealPeriod;
}
