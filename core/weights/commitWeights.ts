import { bytesToHex } from "../primitives/bytes.js";
import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameters } from "../registry/hyperparameters.js";
import { scheduleOf } from "../registry/subnets.js";
import type { Context } from "../state/context.js";
import { senderOf } from "./acceptSender.js";
import { assertRateLimit } from "./rateLimit.js";
import { touchNeuron } from "./touchNeuron.js";
import { openCommitsOf, revealEpochOf, setOpenCommits } from "./weightCommits.js";
import { weightsErrors } from "./weightsErrors.js";

/** So many commits of one neuron may be open at a time. */
const MAX_OPEN_COMMITS = 10;

const HASH_BYTES = 32;

export interface WeightsCommit {
  readonly netuid: number;
  readonly hotkey: AccountId;
  /** See `weightCommitHash`. */
  readonly hash: Uint8Array;
}

/**
 * Commits to weights that stay secret until their epoch. Counts as an update of the weights: the rate limit applies
 * here, not to the reveal. What the weights are is checked when they are revealed.
 *
 * @throws SK0601 no such subnet, SK0712 commit–reveal is off, SK0713 not a hash, SK0703 not registered, SK0706 too soon,
 * SK0714 too many open commits
 * @example commitWeights(ctx, { netuid: 1, hotkey, hash: hexToBytes(weightCommitHash(weights)) });
 */
export function commitWeights(ctx: Context, { netuid, hotkey, hash }: WeightsCommit): void {
  const { state, height } = ctx;
  const { commitRevealEnabled, weightsRateLimit } = hyperparameters(state, netuid);
  if (!commitRevealEnabled) throw fail(weightsErrors.commitRevealOff, { netuid });
  if (hash.length !== HASH_BYTES) throw fail(weightsErrors.badCommitHash, { sizeBytes: hash.length });
  const sender = senderOf(state, netuid, hotkey);
  assertRateLimit(ctx, sender, weightsRateLimit);

  const { uid } = sender;
  const open = openCommitsOf(state, netuid, uid);
  if (open.length >= MAX_OPEN_COMMITS) throw fail(weightsErrors.tooManyCommits, { uid, count: open.length });
  const commit = { hash: bytesToHex(hash), epoch: scheduleOf(state, netuid).epochIndex, height };
  setOpenCommits(ctx, netuid, uid, [...open, commit]);
  touchNeuron(ctx, netuid, sender);
  const revealEpoch = revealEpochOf(state, netuid, commit);
  ctx.emit({ name: "weights.committed", fields: { netuid, uid, hash: commit.hash, revealEpoch } });
}
