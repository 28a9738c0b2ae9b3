import { stakeOf } from "../../core/staking/stakePool.js";
import type { State } from "../../core/state/state.js";
import type { EpochOutcome } from "./epochOutcome.js";
import type { RunningSubnet } from "./startSubnet.js";

/** What a neuron put in and got out, since the genesis. Amounts in rao. */
export interface NeuronEarnings {
  readonly uid: number;
  readonly name: string;
  readonly group: string;
  readonly role: "miner" | "validator";
  /** Alpha that its epochs emitted to it. */
  readonly emission: bigint;
  /** Alpha that its own coldkey has staked with it now, and TAO on root. */
  readonly stake: bigint;
  readonly rootStake: bigint;
  /** The same at the genesis. */
  readonly initialStake: bigint;
  readonly initialRootStake: bigint;
  /** Requests that its code was called for; 0 for a validator. */
  readonly calls: number;
}

/** Earnings of all planned neurons of a subnet, by UID. */
export function readEarnings(
  state: State,
  { planned, miners }: RunningSubnet,
  epochs: readonly EpochOutcome[],
): readonly NeuronEarnings[] {
  const { netuid } = planned;
  const emitted = new Map<string, bigint>();
  for (const { neurons } of epochs) {
    for (const { name, emission } of neurons) {
      if (name !== undefined) emitted.set(name, (emitted.get(name) ?? 0n) + emission);
    }
  }
  return [...planned.validators, ...planned.miners].map((neuron) => {
    const { uid, name, role, group } = neuron;
    const owner = { hotkey: neuron.hotkey.signer.account, coldkey: neuron.coldkey.signer.account };
    return {
      uid,
      name,
      role,
      group: group.name,
      emission: emitted.get(name) ?? 0n,
      stake: stakeOf(state, { ...owner, netuid }),
      rootStake: stakeOf(state, { ...owner, netuid: 0 }),
      initialStake: group.alpha,
      initialRootStake: "rootTao" in group ? group.rootTao : 0n,
      calls: miners.find((miner) => miner.planned.uid === uid)?.work.calls ?? 0,
    };
  });
}
