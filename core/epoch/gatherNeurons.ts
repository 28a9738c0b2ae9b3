import { neuronRecords } from "../registry/neurons.js";
import type { NeuronRecord } from "../registry/tables.js";
import { ownStake, type ConsensusStake } from "../staking/stakeWeight.js";
import type { State } from "../state/state.js";

/** Who takes part in an epoch, by UID. */
export interface EpochNeurons {
  readonly neurons: readonly NeuronRecord[];
  /** What is staked with each, its nominators' included, before anything is lent or borrowed. */
  readonly ownStakes: readonly ConsensusStake[];
}

/** Reads a subnet's neurons and their stakes: once for an epoch, which computes with them and then divides the pots by them. */
export function gatherNeurons(state: State, netuid: number): EpochNeurons {
  const neurons = neuronRecords(state, netuid);
  return { neurons, ownStakes: neurons.map(({ hotkey }) => ownStake(state, hotkey, netuid)) };
}
