import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { State } from "../state/state.js";
import { registryErrors } from "./registryErrors.js";
import { subnetOf } from "./subnets.js";
import {
  endpoints,
  epochRecords,
  neurons,
  uids,
  type Endpoint,
  type EpochRecord,
  type NeuronRecord,
} from "./tables.js";

/** A neuron with all the registry knows of it. Fractions are u16. */
export interface Neuron extends NeuronRecord {
  readonly uid: number;
  readonly endpoint: Endpoint | undefined;
  readonly active: boolean;
  readonly validatorPermit: boolean;
  readonly stakeWeight: number;
  readonly consensus: number;
  readonly incentive: number;
  readonly dividends: number;
  readonly validatorTrust: number;
  /** Alpha of its last epoch, in rao. */
  readonly emission: bigint;
}

const NO_EPOCH: EpochRecord = {
  active: [],
  validatorPermit: [],
  stakeWeight: [],
  consensus: [],
  incentive: [],
  dividends: [],
  validatorTrust: [],
  emission: [],
};

/** What a subnet's last epoch decided; empty lists before the first. */
export function epochRecordOf(state: State, netuid: number): EpochRecord {
  return state.get(epochRecords, [netuid]) ?? NO_EPOCH;
}

/** The UID of a hotkey on a subnet, or undefined if it isn't registered there. */
export function uidOf(state: State, netuid: number, hotkey: AccountId): number | undefined {
  return state.get(uids, [netuid, hotkey]);
}

/**
 * The UID of a hotkey that has to be registered.
 *
 * @throws SK0605
 */
export function registeredUid(state: State, netuid: number, hotkey: AccountId): number {
  const uid = uidOf(state, netuid, hotkey);
  if (uid === undefined) throw fail(registryErrors.notRegistered, { hotkey, netuid });
  return uid;
}

/** The UID of the subnet owner's hotkey, if it has one. */
export function ownerUid(state: State, netuid: number): number | undefined {
  return uidOf(state, netuid, subnetOf(state, netuid).ownerHotkey);
}

/** Whether a hotkey counts as the subnet owner's own. */
export function isOwnersNeuron(
  subnet: { readonly owner: AccountId; readonly ownerHotkey: AccountId },
  neuron: { readonly hotkey: AccountId; readonly coldkey: AccountId },
): boolean {
  return neuron.coldkey === subnet.owner || neuron.hotkey === subnet.ownerHotkey;
}

/** The identities of a subnet's neurons, by UID. */
export function neuronRecords(state: State, netuid: number): NeuronRecord[] {
  return Array.from(state.entries(neurons, [netuid]), ([, neuron]) => neuron);
}

/**
 * One neuron of a subnet.
 *
 * @throws SK0622
 */
export function neuronOf(state: State, netuid: number, uid: number): Neuron {
  const record = state.get(neurons, [netuid, uid]);
  if (record === undefined) throw fail(registryErrors.noNeuron, { netuid, uid });
  return join(uid, record, state.get(endpoints, [netuid, uid]), epochRecordOf(state, netuid));
}

/** All neurons of a subnet, by UID. */
export function neuronsOf(state: State, netuid: number): Neuron[] {
  const epoch = epochRecordOf(state, netuid);
  return neuronRecords(state, netuid).map((record, uid) =>
    join(uid, record, state.get(endpoints, [netuid, uid]), epoch),
  );
}

function join(uid: number, record: NeuronRecord, endpoint: Endpoint | undefined, epoch: EpochRecord): Neuron {
  return {
    uid,
    ...record,
    endpoint,
    active: epoch.active[uid] ?? true,
    validatorPermit: epoch.validatorPermit[uid] ?? false,
    stakeWeight: epoch.stakeWeight[uid] ?? 0,
    consensus: epoch.consensus[uid] ?? 0,
    incentive: epoch.incentive[uid] ?? 0,
    dividends: epoch.dividends[uid] ?? 0,
    validatorTrust: epoch.validatorTrust[uid] ?? 0,
    emission: epoch.emission[uid] ?? 0n,
  };
}
