import type { AccountId } from "../../primitives/ss58.js";
import { hyperparameters } from "../../registry/hyperparameters.js";
import { neuronsOf } from "../../registry/neurons.js";
import { consensusStake, stakeWeigher } from "../../staking/stakeWeight.js";
import type { State } from "../../state/state.js";
import { headOf } from "../head.js";

/** One neuron for those who look at a subnet. Fractions are u16, amounts rao. */
export interface MetagraphNeuron {
  readonly uid: number;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Where it listens, or undefined if it never announced. */
  readonly endpoint: string | undefined;
  readonly protocol: string | undefined;
  readonly active: boolean;
  readonly validatorPermit: boolean;
  /** Stake that counts in consensus: alpha + TAO on root · taoWeight. */
  readonly stake: bigint;
  readonly alphaStake: bigint;
  readonly rootStake: bigint;
  readonly consensus: number;
  readonly incentive: number;
  readonly dividends: number;
  readonly validatorTrust: number;
  /** Alpha of its last epoch. */
  readonly emission: bigint;
  readonly registeredAt: number;
  /** When it last set weights; its registration before that. */
  readonly lastUpdate: number;
}

/** A subnet's neurons at one block. */
export interface Metagraph {
  readonly netuid: number;
  readonly height: number;
  readonly blockId: string;
  readonly tempo: number;
  /** Oldest version that weights may come with. */
  readonly versionKey: bigint;
  /** By UID. */
  readonly neurons: readonly MetagraphNeuron[];
}

/**
 * The metagraph of a subnet as the state has it.
 *
 * @throws SK0601
 */
export function readMetagraph(state: State, netuid: number): Metagraph {
  const { tempo, weightsVersionKey } = hyperparameters(state, netuid);
  const head = headOf(state);
  const weigh = stakeWeigher(state);
  // Field by field: copies of what is left over after some fields were taken out are dictionaries, ten times as large.
  const neurons = neuronsOf(state, netuid).map((neuron): MetagraphNeuron => {
    const stake = consensusStake(state, neuron.hotkey, netuid);
    return {
      uid: neuron.uid,
      hotkey: neuron.hotkey,
      coldkey: neuron.coldkey,
      endpoint: neuron.endpoint?.url,
      protocol: neuron.endpoint?.protocol,
      active: neuron.active,
      validatorPermit: neuron.validatorPermit,
      stake: weigh(stake),
      alphaStake: stake.alpha,
      rootStake: stake.tao,
      consensus: neuron.consensus,
      incentive: neuron.incentive,
      dividends: neuron.dividends,
      validatorTrust: neuron.validatorTrust,
      emission: neuron.emission,
      registeredAt: neuron.registeredAt,
      lastUpdate: neuron.lastUpdate,
    };
  });
  return { netuid, height: head.height, blockId: head.id, tempo, versionKey: weightsVersionKey, neurons };
}
