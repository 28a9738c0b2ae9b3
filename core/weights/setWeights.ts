import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameters, networkParameters } from "../registry/hyperparameters.js";
import type { Hyperparameters } from "../registry/hyperparameterTable.js";
import { epochRecordOf, ownerUid, uidOf } from "../registry/neurons.js";
import { subnetOf } from "../registry/subnets.js";
import { MAIN_MECHANISM, neurons, weightRows, type NeuronRecord } from "../registry/tables.js";
import { stakeWeight } from "../staking/stakeWeight.js";
import type { Context } from "../state/context.js";
import { maxUpscale } from "./upscale.js";
import { weightsErrors } from "./weightsErrors.js";

export interface WeightVector {
  readonly netuid: number;
  /** Who weights. */
  readonly hotkey: AccountId;
  /** Who is weighted, in any order. */
  readonly uids: readonly number[];
  /** One u16 for each UID; only their proportions matter. */
  readonly values: readonly number[];
  /** Version of the validator's code. */
  readonly versionKey: bigint;
}

/** Someone who may set weights, as far as the rules about the sender go. */
interface Sender {
  readonly uid: number;
  readonly record: NeuronRecord;
}

/**
 * Sets a neuron's weights, scaled so that the largest is 65535. The rules are checked in the order of the codes.
 *
 * @throws SK0601 no such subnet, SK0701 commit–reveal is on, SK0702 lengths differ, SK0703 not registered, SK0704 too
 * little stake, SK0705 old version key, SK0706 too soon, SK0707 unknown UID, SK0708 no permit, SK0709 duplicate UID,
 * SK0710 too few weights, SK0711 not a u16
 * @example setWeights(ctx, { netuid: 1, hotkey, uids: [3, 4], values: [1, 2], versionKey: 0n });
 */
export function setWeights(ctx: Context, vector: WeightVector): void {
  const { state, height } = ctx;
  const { netuid, uids, values } = vector;
  const parameters = hyperparameters(state, netuid);
  if (parameters.commitRevealEnabled) throw fail(weightsErrors.commitRevealOn, { netuid });
  if (uids.length !== values.length) {
    throw fail(weightsErrors.lengthsDiffer, { uids: uids.length, values: values.length });
  }
  const { uid, record } = acceptSender(ctx, vector, parameters);
  acceptUids(ctx, vector, uid, parameters.minAllowedWeights);

  const scaled = maxUpscale(values);
  const row = uids.map((to, index) => [to, scaled[index] ?? 0] as const);
  state.set(weightRows, [netuid, MAIN_MECHANISM, uid], row);
  state.set(neurons, [netuid, uid], { ...record, lastUpdate: height });
  ctx.emit({ name: "weights.set", fields: { netuid, uid, count: row.length } });
}

/** Rules about who sends: registration, stake, version, rate. */
function acceptSender(ctx: Context, vector: WeightVector, parameters: Hyperparameters): Sender {
  const { state, height } = ctx;
  const { netuid, hotkey, versionKey } = vector;
  const uid = uidOf(state, netuid, hotkey);
  const record = uid === undefined ? undefined : state.get(neurons, [netuid, uid]);
  if (uid === undefined || record === undefined) throw fail(weightsErrors.notRegistered, { hotkey, netuid });

  const threshold = networkParameters(state).stakeThreshold;
  const stake = stakeWeight(state, hotkey, netuid);
  if (stake < threshold) throw fail(weightsErrors.stakeTooLow, { hotkey, stake, threshold });

  const required = parameters.weightsVersionKey;
  if (versionKey < required) throw fail(weightsErrors.oldVersion, { versionKey, required, netuid });

  const updatedAt = record.lastUpdate;
  const earliest = updatedAt + parameters.weightsRateLimit;
  // Height 0 stands for never, as on the public chain.
  if (updatedAt !== 0 && height < earliest) throw fail(weightsErrors.tooOften, { uid, updatedAt, earliest });
  return { uid, record };
}

/** Rules about who is weighted. A single weight for oneself needs neither a permit nor company. */
function acceptUids({ state }: Context, vector: WeightVector, from: number, minAllowedWeights: number): void {
  const { netuid, uids, values } = vector;
  const { neuronCount } = subnetOf(state, netuid);
  const unknown = uids.find((uid) => !Number.isInteger(uid) || uid < 0 || uid >= neuronCount);
  if (unknown !== undefined) throw fail(weightsErrors.unknownUid, { netuid, uid: unknown });

  const isSelf = uids.length === 1 && uids[0] === from;
  const mayValidate =
    from === ownerUid(state, netuid) || epochRecordOf(state, netuid).validatorPermit[from] === true;
  if (!isSelf && !mayValidate) throw fail(weightsErrors.noPermit, { uid: from, netuid });

  const seen = new Set<number>();
  const repeated = uids.find((uid) => seen.has(uid) || !seen.add(uid));
  if (repeated !== undefined) throw fail(weightsErrors.duplicateUid, { uid: repeated });

  const minimum = Math.min(minAllowedWeights, neuronCount);
  if (!isSelf && uids.length < minimum)
    throw fail(weightsErrors.tooFew, { count: uids.length, netuid, minimum });

  const wrong = values.find((value) => !Number.isInteger(value) || value < 0 || value > 65_535);
  if (wrong !== undefined) throw fail(weightsErrors.valueOutOfRange, { value: wrong });
}
