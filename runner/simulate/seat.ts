import type { Chain } from "../../core/chain/chain.js";
import type { ContractSpec } from "../../core/plugin/contract.js";
import type {
  Miner,
  MinerContext,
  ModelLoaders,
  PluginLog,
  Subnet,
  Validator,
  ValidatorContext,
} from "../../core/plugin/subnet.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { AccountId } from "../../core/primitives/ss58.js";

/** Virtual time as a neuron's code sees it. */
export interface SeatClock {
  nowMs(): number;
  /** Resolves when so much virtual time has passed: the way to be slow without making anybody wait. */
  sleep(delayMs: number): Promise<void>;
}

/** Where custom code sits in a network: more than a plugin is told, since a test or an adversary needs it. */
export interface Seat {
  readonly netuid: number;
  readonly uid: number;
  /** Group and number: "lazy-1". */
  readonly name: string;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Signs for the hotkey. */
  readonly signer: Signer;
  readonly clock: SeatClock;
  /** The chain itself, to read from. */
  readonly chain: Chain;
}

/** A miner's code that stands in for the subnet's own. */
export type CreateSimulatedMiner = (
  ctx: Omit<MinerContext<ContractSpec, string>, "settings"> & { readonly settings: unknown },
  seat: Seat,
) => Promise<Miner<ContractSpec>> | Miner<ContractSpec>;

/** A validator's code that stands in for the subnet's own. `own` makes the subnet's, to change a part of it. */
export type CreateSimulatedValidator = (
  ctx: ValidatorContext<ContractSpec>,
  seat: Seat,
  own: () => Promise<Validator<ContractSpec>>,
) => Promise<Validator<ContractSpec>> | Validator<ContractSpec>;

/** What every neuron's code is created with. */
export interface NeuronParts {
  readonly subnet: Subnet;
  readonly models: ModelLoaders<ContractSpec>;
  readonly log: PluginLog;
}
