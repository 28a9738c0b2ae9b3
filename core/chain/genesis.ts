import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { hyperparameterTable, type Hyperparameters } from "../registry/hyperparameterTable.js";
import { networkParameterTable, type NetworkParameters } from "../registry/networkParameterTable.js";
import type { PluginReference } from "../registry/tables.js";
import { describe } from "../state/codecs.js";
import { chainErrors } from "./chainErrors.js";
import {
  jsonAccount,
  jsonAmount,
  jsonBig,
  jsonFlag,
  jsonHeight,
  jsonInteger,
  jsonList,
  jsonNetuid,
  jsonObject,
  jsonOptional,
  jsonText,
  type JsonForm,
} from "./jsonForm.js";
import { parameterForm } from "./parameterForm.js";

/** Version of the genesis format. */
export const GENESIS_FORMAT = 1;

/** Which algorithm runs the epochs. */
export interface ConsensusReference {
  readonly id: string;
  readonly version: string;
}

export interface GenesisAccount {
  readonly account: AccountId;
  /** Free TAO in rao. */
  readonly free: bigint;
}

export interface GenesisPool {
  /** Reserves, in rao. */
  readonly tao: bigint;
  readonly alpha: bigint;
  /** Weight of TAO in units of 10^-18. */
  readonly taoWeightE18: bigint;
  /** Moving average of the price: raw bits of an I96F32. */
  readonly movingPriceBits: bigint;
}

export interface GenesisNeuron {
  readonly uid: number;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Whether it may validate before the first epoch has decided. */
  readonly validatorPermit: boolean;
  readonly registeredAt: number;
}

export interface GenesisSubnet {
  /** 1 to 65,535: root is always there. */
  readonly netuid: number;
  /** Coldkey of the owner. */
  readonly owner: AccountId;
  readonly ownerHotkey: AccountId;
  readonly plugin: PluginReference;
  readonly pool: GenesisPool;
  /** Absent for a subnet that has not started: it gets no emission. */
  readonly firstEmissionBlock: number | undefined;
  /** Price of the next registration, in rao. */
  readonly registrationPrice: bigint;
  readonly hyperparameters: Hyperparameters;
  /** By UID, from 0 without gaps. */
  readonly neurons: readonly GenesisNeuron[];
}

export interface GenesisStake {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** 0 for root, where stake is TAO. */
  readonly netuid: number;
  /** Alpha, on root TAO, in rao. */
  readonly amount: bigint;
}

/**
 * Everything a network starts with. The TAO that is issued is the sum of its parts: balances, reserves and root stake;
 * the alpha of a subnet likewise.
 */
export interface Genesis {
  readonly format: typeof GENESIS_FORMAT;
  /** Name for people. */
  readonly network: string;
  /** When block 0 was, in milliseconds since 1970. */
  readonly genesisTimeMs: number;
  readonly consensus: ConsensusReference;
  readonly parameters: NetworkParameters;
  readonly accounts: readonly GenesisAccount[];
  readonly subnets: readonly GenesisSubnet[];
  readonly stakes: readonly GenesisStake[];
}

const neuron = jsonObject<GenesisNeuron>({
  uid: jsonInteger(0, 65_535),
  hotkey: jsonAccount,
  coldkey: jsonAccount,
  validatorPermit: jsonFlag,
  registeredAt: jsonHeight,
});

const pool = jsonObject<GenesisPool>({
  tao: jsonAmount,
  alpha: jsonAmount,
  taoWeightE18: jsonAmount,
  movingPriceBits: jsonBig,
});

const subnet = jsonObject<GenesisSubnet>({
  netuid: jsonInteger(1, 65_535),
  owner: jsonAccount,
  ownerHotkey: jsonAccount,
  plugin: jsonObject<PluginReference>({ id: jsonText, version: jsonText, schemaHash: jsonText }),
  pool,
  firstEmissionBlock: jsonOptional(jsonHeight),
  registrationPrice: jsonAmount,
  hyperparameters: parameterForm(hyperparameterTable),
  neurons: jsonList(neuron),
});

/** Read before everything else, so that a file of another version says so. */
const format: JsonForm<typeof GENESIS_FORMAT> = {
  write: (version) => version,
  read: (json) => {
    if (json === GENESIS_FORMAT) return GENESIS_FORMAT;
    throw fail(chainErrors.genesisVersion, { found: describe(json), supported: GENESIS_FORMAT });
  },
};

/** How a genesis stands in its file. */
export const genesisForm: JsonForm<Genesis> = jsonObject<Genesis>({
  format,
  network: jsonText,
  genesisTimeMs: jsonInteger(0, Number.MAX_SAFE_INTEGER),
  consensus: jsonObject<ConsensusReference>({ id: jsonText, version: jsonText }),
  parameters: parameterForm(networkParameterTable),
  accounts: jsonList(jsonObject<GenesisAccount>({ account: jsonAccount, free: jsonAmount })),
  subnets: jsonList(subnet),
  stakes: jsonList(
    jsonObject<GenesisStake>({
      hotkey: jsonAccount,
      coldkey: jsonAccount,
      netuid: jsonNetuid,
      amount: jsonAmount,
    }),
  ),
});
