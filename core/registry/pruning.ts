/** What the choice needs to know of a neuron. */
export interface PruningCandidate {
  readonly registeredAt: number;
  /** What the last epoch gave it, in rao. */
  readonly emission: bigint;
}

/** A full subnet at the moment of a registration. */
export interface FullSubnet {
  readonly height: number;
  /** Blocks for which a new neuron can't be pruned, as long as another one can. */
  readonly immunityPeriod: number;
  /** How many neurons must be left that are neither immune nor protected. */
  readonly minNonImmuneUids: number;
  /** How many of the owner's UIDs are protected. */
  readonly immuneOwnerUidsLimit: number;
  /** By UID. */
  readonly neurons: readonly PruningCandidate[];
  /** UIDs whose coldkey is the subnet owner's, in any order. */
  readonly ownerUids: readonly number[];
  /** The UID of the subnet's owner hotkey, if it has one. */
  readonly ownerHotkeyUid?: number | undefined;
}

/**
 * The UID that a registration replaces on a full subnet: the lowest emission, then the oldest registration, then the
 * lowest UID, among those that are neither protected nor immune. If no more than `minNonImmuneUids` of those are left,
 * the same order among the immune ones decides. Undefined if nobody may go.
 *
 * Rule of the public chain (`get_neuron_to_prune`).
 */
export function chooseUidToPrune(subnet: FullSubnet): number | undefined {
  const { neurons, height, immunityPeriod } = subnet;
  const isProtected = new Set(protectedUids(subnet));
  let freeCount = 0;
  let bestFree: number | undefined;
  let bestImmune: number | undefined;

  neurons.forEach((neuron, uid) => {
    if (isProtected.has(uid)) return;
    if (height - neuron.registeredAt < immunityPeriod) {
      if (goesBefore(neuron, bestImmune)) bestImmune = uid;
    } else {
      freeCount += 1;
      if (goesBefore(neuron, bestFree)) bestFree = uid;
    }
  });
  return freeCount > subnet.minNonImmuneUids ? bestFree : bestImmune;

  /** Called with ascending UIDs, so on equal terms the earlier one stays. */
  function goesBefore(neuron: PruningCandidate, bestUid: number | undefined): boolean {
    const best = bestUid === undefined ? undefined : neurons[bestUid];
    if (best === undefined || neuron.emission < best.emission) return true;
    return neuron.emission === best.emission && neuron.registeredAt < best.registeredAt;
  }
}

/** The owner hotkey's UID, then the owner's oldest registrations, as many as the limit allows. */
function protectedUids(subnet: FullSubnet): number[] {
  const registeredAt = (uid: number): number => subnet.neurons[uid]?.registeredAt ?? 0;
  const oldest = [...subnet.ownerUids]
    .sort((a, b) => registeredAt(a) - registeredAt(b) || a - b)
    .slice(0, subnet.immuneOwnerUidsLimit);
  const owner = subnet.ownerHotkeyUid;
  if (owner === undefined || oldest.includes(owner)) return oldest;
  return [owner, ...oldest].slice(0, subnet.immuneOwnerUidsLimit);
}
