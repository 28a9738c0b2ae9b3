import { fail } from "../primitives/errors.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { scheduleOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { acceptSender, senderOf } from "./acceptSender.js";
import { acceptUids } from "./acceptUids.js";
import { storeWeights } from "./storeWeights.js";
import { weightCommitHash, type SaltedWeights } from "./weightCommitHash.js";
import { openCommitsOf, revealEpochOf, setOpenCommits } from "./weightCommits.js";
import { weightsErrors } from "./weightsErrors.js";

/**
 * Reveals weights that were committed to, in the one epoch in which that is possible; they are then set. Older open
 * commits of the neuron are dropped: its newer word counts. The rules of `setWeights` apply, but for the rate limit, which
 * the commit has kept to; the weights date from the commit.
 *
 * @throws SK0601 no such subnet, SK0712 commit–reveal is off, SK0703 not registered, SK0715 no such commit, SK0716 too
 * early, then as `setWeights` from SK0702 on
 * @example revealWeights(ctx, { netuid: 1, hotkey, uids: [3, 4], values: [1, 2], salt: [811, 9], versionKey: 0n });
 */
export function revealWeights(ctx: Context, weights: SaltedWeights): void {
  const { state } = ctx;
  const { netuid, hotkey } = weights;
  const parameters = hyperparameters(state, netuid);
  if (!parameters.commitRevealEnabled) throw fail(weightsErrors.commitRevealOff, { netuid });
  const { uid } = senderOf(state, netuid, hotkey);

  const open = openCommitsOf(state, netuid, uid);
  const hash = weightCommitHash(weights);
  const position = open.findIndex((commit) => commit.hash === hash);
  const commit = open[position];
  const epoch = scheduleOf(state, netuid).epochIndex;
  const revealEpoch = commit === undefined ? 0 : revealEpochOf(state, netuid, commit);
  // Past its epoch it has lapsed, even if the period was shortened since and no epoch has dropped it yet.
  if (commit === undefined || epoch > revealEpoch) throw fail(weightsErrors.unknownCommit, { uid });
  if (epoch < revealEpoch) throw fail(weightsErrors.revealTooEarly, { revealEpoch, netuid, epoch });

  acceptSender(state, weights, parameters);
  acceptUids(state, weights, uid, parameters.minAllowedWeights);
  setOpenCommits(ctx, netuid, uid, open.slice(position + 1));
  ctx.emit({ name: "weights.revealed", fields: { netuid, uid, hash } });
  storeWeights(ctx, weights, uid);
}
