import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { clearUid } from "./clearUid.js";
import { claimHotkey } from "./hotkeys.js";
import { hyperparameters } from "./hyperparameters.js";
import { epochRecordOf, neuronRecords, ownerUid, uidOf } from "./neurons.js";
import { chooseUidToPrune } from "./pruning.js";
import { registryErrors } from "./registryErrors.js";
import { subnetOf, updateSubnet } from "./subnets.js";
import { neurons, uids } from "./tables.js";

/** Of the owner's UIDs, this many can't be replaced. */
const IMMUNE_OWNER_UIDS = 1;

/** A neuron past its immunity is only replaced while there are more than this many of them. */
const MIN_NON_IMMUNE_UIDS = 10;

export interface NewNeuron {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Height of the registration; now if left out. A genesis has neurons that registered before it. */
  readonly registeredAt?: number;
}

/**
 * Gives a hotkey a UID, without a payment: the next free one, or on a full subnet that of the neuron that pruning
 * chooses, which starts clean. `registry.neuronPruned` and `registry.neuronRegistered` say so.
 *
 * @returns the UID
 * @throws SK0601, SK0603, SK0606, SK0609
 */
export function addNeuron(ctx: Context, netuid: number, neuron: NewNeuron): number {
  const { state } = ctx;
  const { hotkey, coldkey, registeredAt = ctx.height } = neuron;
  const { neuronCount } = subnetOf(state, netuid);
  if (uidOf(state, netuid, hotkey) !== undefined)
    throw fail(registryErrors.alreadyRegistered, { hotkey, netuid });
  claimHotkey(ctx, hotkey, coldkey);

  const isFull = neuronCount >= hyperparameters(state, netuid).maxAllowedUids;
  const uid = isFull ? freeUid(ctx, netuid) : neuronCount;
  if (!isFull) updateSubnet(ctx, netuid, { neuronCount: neuronCount + 1 });
  state.set(neurons, [netuid, uid], { hotkey, coldkey, registeredAt, lastUpdate: registeredAt });
  state.set(uids, [netuid, hotkey], uid);
  ctx.emit({ name: "registry.neuronRegistered", fields: { netuid, uid, hotkey, coldkey } });
  return uid;
}

/** Removes the neuron that pruning chooses and returns its UID. */
function freeUid(ctx: Context, netuid: number): number {
  const uid = uidToPrune(ctx, netuid);
  const pruned = uid === undefined ? undefined : ctx.state.get(neurons, [netuid, uid]);
  if (uid === undefined || pruned === undefined) throw fail(registryErrors.noFreeUid, { netuid });
  ctx.state.delete(uids, [netuid, pruned.hotkey]);
  clearUid(ctx, netuid, uid);
  ctx.emit({ name: "registry.neuronPruned", fields: { netuid, uid, hotkey: pruned.hotkey } });
  return uid;
}

function uidToPrune({ state, height }: Context, netuid: number): number | undefined {
  const subnet = subnetOf(state, netuid);
  const { emission } = epochRecordOf(state, netuid);
  const records = neuronRecords(state, netuid);
  return chooseUidToPrune({
    height,
    immunityPeriod: hyperparameters(state, netuid).immunityPeriod,
    minNonImmuneUids: MIN_NON_IMMUNE_UIDS,
    immuneOwnerUidsLimit: IMMUNE_OWNER_UIDS,
    neurons: records.map(({ registeredAt }, uid) => ({ registeredAt, emission: emission[uid] ?? 0n })),
    ownerUids: records.flatMap((neuron, uid) => (neuron.coldkey === subnet.owner ? [uid] : [])),
    ownerHotkeyUid: ownerUid(state, netuid),
  });
}
