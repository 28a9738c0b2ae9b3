import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { networkParameters } from "../registry/hyperparameters.js";
import type { Hyperparameters } from "../registry/hyperparameterTable.js";
import { uidOf } from "../registry/neurons.js";
import { neurons, type NeuronRecord } from "../registry/tables.js";
import { stakeWeight } from "../staking/stakeWeight.js";
import type { State } from "../state/state.js";
import { weightsErrors } from "./weightsErrors.js";
import type { WeightVector } from "./weightVector.js";

/** A neuron that speaks about weights. */
export interface Sender {
  readonly uid: number;
  readonly record: NeuronRecord;
}

/**
 * The neuron of a hotkey.
 *
 * @throws SK0703
 */
export function senderOf(state: State, netuid: number, hotkey: AccountId): Sender {
  const uid = uidOf(state, netuid, hotkey);
  const record = uid === undefined ? undefined : state.get(neurons, [netuid, uid]);
  if (uid === undefined || record === undefined) throw fail(weightsErrors.notRegistered, { hotkey, netuid });
  return { uid, record };
}

/**
 * Rules about who sends weights: the vector's form, registration, stake, version.
 *
 * @throws SK0702, SK0703, SK0704, SK0705, in this order
 */
export function acceptSender(state: State, vector: WeightVector, parameters: Hyperparameters): Sender {
  const { netuid, hotkey, uids, values, versionKey } = vector;
  if (uids.length !== values.length) {
    throw fail(weightsErrors.lengthsDiffer, { uids: uids.length, values: values.length });
  }
  const sender = senderOf(state, netuid, hotkey);
  const threshold = networkParameters(state).stakeThreshold;
  const stake = stakeWeight(state, hotkey, netuid);
  if (stake < threshold) throw fail(weightsErrors.stakeTooLow, { hotkey, stake, threshold });

  const required = parameters.weightsVersionKey;
  if (versionKey < required) throw fail(weightsErrors.oldVersion, { versionKey, required, netuid });
  return sender;
}
