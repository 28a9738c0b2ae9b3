import type { ContractSpec, ProfileName, Settings, ValidatorSettings } from "../../core/plugin/contract.js";
import type { Plugin } from "../../core/plugin/definePlugin.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import type { Hyperparameters } from "../../core/registry/hyperparameterTable.js";
import type { ServiceBinding } from "./services.js";
import type { CreateSimulatedMiner, CreateSimulatedValidator } from "./seat.js";

interface MinersOfProfile<C extends ContractSpec, P extends ProfileName<C>> {
  /** What the neurons are called, with a number behind it; the profile if left out. */
  readonly name?: string;
  /** 1 if left out. */
  readonly count?: number;
  /** Whose settings are read, and whose code runs unless `create` is given. */
  readonly profile: P;
  /** On top of the profile's defaults. */
  readonly settings?: Partial<Settings<C, P>>;
  /** How long each of its messages is under way, in milliseconds of virtual time; 0 if left out. */
  readonly latencyMs?: number;
  /** Alpha staked with each hotkey, in rao; none if left out. */
  readonly alpha?: bigint;
  /** Code that stands in for the subnet's own. */
  readonly create?: CreateSimulatedMiner<C>;
}

/** Miners of one kind: profile and settings are those of the contract. */
export type MinerGroupOptions<C extends ContractSpec> = {
  [P in ProfileName<C>]: MinersOfProfile<C, P>;
}[ProfileName<C>];

/** Validators of one kind. */
export interface ValidatorGroupOptions<C extends ContractSpec> {
  /** "validator" if left out. */
  readonly name?: string;
  /** 1 if left out. */
  readonly count?: number;
  /** Alpha staked with each hotkey, in rao; 400,000 alpha if left out. */
  readonly alpha?: bigint;
  /** TAO staked on root with each hotkey, in rao; none if left out. */
  readonly rootTao?: bigint;
  /** On top of the defaults that the contract gives a validator's settings. */
  readonly settings?: Partial<ValidatorSettings<C>>;
  /** Code that stands in for the subnet's own. */
  readonly create?: CreateSimulatedValidator<C>;
}

/** One subnet, and who runs in it. */
export interface SubnetOptions<C extends ContractSpec = ContractSpec> {
  readonly subnet: Subnet<C>;
  /** One miner of each profile if left out; so many of each if it is a number. */
  readonly miners?: number | readonly MinerGroupOptions<C>[];
  /** Three if left out. The first one belongs to the subnet's owner. */
  readonly validators?: number | readonly ValidatorGroupOptions<C>[];
  /** On top of the local network's and the contract's. */
  readonly hyperparameters?: Partial<Hyperparameters>;
}

/** When it is checked that every rao is accounted for. */
export type ConservationCheck = "blocks" | "epochs" | "never";

/** A network in this process. `Contracts` are those of its subnets, which get the netuids 1, 2, 3 … */
export interface SimulationOptions<Contracts extends readonly ContractSpec[] = readonly ContractSpec[]> {
  /** Decides every key, task and random number: same seed, same run. */
  readonly seed: string | number;
  readonly subnets: { readonly [Index in keyof Contracts]: SubnetOptions<Contracts[Index]> };
  /** Services in the place of the network's own, made by `bind`. */
  readonly services?: readonly ServiceBinding[];
  /** Kernel plugins that run beside the subnets: their hooks are called, their services can be reached. */
  readonly plugins?: readonly { readonly plugin: Plugin; readonly config?: unknown }[];
  /** After every block if left out. */
  readonly conservation?: ConservationCheck;
  /**
   * Whether sessions seal their records, as they do between machines; they don't if left out, since nobody but this process could
   * read them. Handshakes, frames, limits and schemas are the same either way, and so are all results.
   */
  readonly sealed?: boolean;
  /**
   * How long the process may do nothing, in real time, before plugin code that has not come back counts as hung, and a twelfth of how long
   * it may compute; 10,000 if left out. It decides nothing as long as no plugin hangs.
   */
  readonly patienceMs?: number;
}
