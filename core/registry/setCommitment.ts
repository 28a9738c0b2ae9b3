import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { hyperparameters } from "./hyperparameters.js";
import { registeredUid } from "./neurons.js";
import { registryErrors } from "./registryErrors.js";
import { resetBondsTo } from "./resetBondsTo.js";
import { commitments } from "./tables.js";

/** Room for a hash or two; what is longer is committed to by its hash. */
const MAX_COMMITMENT_BYTES = 128;

export interface NewCommitment {
  readonly netuid: number;
  readonly hotkey: AccountId;
  /** At most 128 bytes of any meaning. */
  readonly data: Uint8Array;
  /** Whether everyone's bonds to this neuron start anew; no if left out. */
  readonly resetBonds?: boolean | undefined;
}

/**
 * Sets a neuron's public commitment, such as the hash of the model it serves. The latest one counts. It may come with
 * a reset of the bonds to the neuron, where the subnet allows that.
 *
 * @throws SK0601, SK0605 not registered, SK0624 too long, SK0626 resetting bonds is off, SK0625 too soon after the last
 * @example setCommitment(ctx, { netuid: 1, hotkey, data: sha256(model) });
 */
export function setCommitment(ctx: Context, { netuid, hotkey, data, resetBonds }: NewCommitment): void {
  const { state, height } = ctx;
  const { servingRateLimit, bondsReset } = hyperparameters(state, netuid);
  const uid = registeredUid(state, netuid, hotkey);
  const sizeBytes = data.length;
  if (sizeBytes > MAX_COMMITMENT_BYTES)
    throw fail(registryErrors.commitmentTooLong, { sizeBytes, limit: MAX_COMMITMENT_BYTES });
  if (resetBonds === true && !bondsReset) throw fail(registryErrors.bondsResetOff, { netuid });

  const previous = state.get(commitments, [netuid, uid]);
  const earliest = (previous?.updatedAt ?? 0) + servingRateLimit;
  if (previous !== undefined && height < earliest)
    throw fail(registryErrors.commitmentTooOften, { updatedAt: previous.updatedAt, earliest });
  // A copy: the caller's bytes may change, what is in the state must not.
  state.set(commitments, [netuid, uid], { data: Uint8Array.from(data), updatedAt: height });
  ctx.emit({ name: "registry.commitmentSet", fields: { netuid, uid, sizeBytes } });
  if (resetBonds === true) resetBondsTo(ctx, netuid, uid);
}
