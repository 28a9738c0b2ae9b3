import type { ContractSpec, ValidatorSettings } from "../../core/plugin/contract.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import type { Hyperparameters } from "../../core/registry/hyperparameterTable.js";
import { devKey, type DevKey } from "../devnet/preset/devKeys.js";
import type { CreateSimulatedMiner, CreateSimulatedValidator } from "./seat.js";

/** Miners of one kind. */
export interface MinerGroup {
  readonly name: string;
  readonly count: number;
  /** Of the contract: whose settings are read, and whose code runs unless `create` is given. */
  readonly profile: string;
  readonly settings: unknown;
  /** How long the miner's messages are under way, in virtual time. */
  readonly latencyMs: number;
  /** Alpha staked with each hotkey, in rao. */
  readonly alpha: bigint;
  readonly create?: CreateSimulatedMiner;
}

/** Validators of one kind. */
export interface ValidatorGroup {
  readonly name: string;
  readonly count: number;
  /** Alpha, and TAO on root, staked with each hotkey, in rao. */
  readonly alpha: bigint;
  readonly rootTao: bigint;
  readonly settings: ValidatorSettings<ContractSpec>;
  readonly create?: CreateSimulatedValidator;
}

/** One subnet of a network, and who runs in it. */
export interface SubnetPlan {
  readonly subnet: Subnet;
  readonly miners: readonly MinerGroup[];
  readonly validators: readonly ValidatorGroup[];
  /** On top of the local network's and the contract's. */
  readonly hyperparameters: Partial<Hyperparameters>;
}

interface PlannedNeuron {
  readonly uid: number;
  /** Group and number within it: "honest-0". Unique in its subnet. */
  readonly name: string;
  readonly hotkey: DevKey;
  readonly coldkey: DevKey;
}

export type PlannedMiner = PlannedNeuron & { readonly role: "miner"; readonly group: MinerGroup };
export type PlannedValidator = PlannedNeuron & { readonly role: "validator"; readonly group: ValidatorGroup };

/** A subnet with a UID and keys for everyone: validators first, then miners, each in the order of the groups. */
export interface PlannedSubnet {
  readonly netuid: number;
  readonly plan: SubnetPlan;
  readonly validators: readonly PlannedValidator[];
  readonly miners: readonly PlannedMiner[];
}

/** Gives every neuron of a subnet its UID, name and keys, all derived from the network's seed. */
export function planSubnet(seed: string, netuid: number, plan: SubnetPlan): PlannedSubnet {
  let uid = 0;
  const seat = (name: string): PlannedNeuron => ({
    uid: uid++,
    name,
    hotkey: devKey(seed, `simulation ${netuid}/${name}/hotkey`),
    coldkey: devKey(seed, `simulation ${netuid}/${name}/coldkey`),
  });
  const validators = plan.validators.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => ({
      ...seat(`${group.name}-${index}`),
      role: "validator" as const,
      group,
    })),
  );
  const miners = plan.miners.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => ({
      ...seat(`${group.name}-${index}`),
      role: "miner" as const,
      group,
    })),
  );
  return { netuid, plan, validators, miners };
}

/** Where a miner announces that it listens: a name, which only this process resolves. */
export function endpointOf(netuid: number, uid: number): string {
  return `ws://uid-${uid}.netuid-${netuid}.simulation`;
}

/** Hotkeys and coldkeys of a subnet by account, with their names. */
export function namesOf({ validators, miners }: PlannedSubnet): readonly (readonly [AccountId, string])[] {
  return [...validators, ...miners].flatMap(({ name, hotkey, coldkey }) => [
    [hotkey.signer.account, name] as const,
    [coldkey.signer.account, `${name}/coldkey`] as const,
  ]);
}
