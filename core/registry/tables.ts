import type { AccountId } from "../primitives/ss58.js";
import {
  account,
  amount,
  bytes,
  flag,
  list,
  optional,
  record,
  text,
  u16,
  u32,
  type Codec,
} from "../state/codecs.js";
import { accountKey, textKey, u16Key } from "../state/keyParts.js";
import { defineTable } from "../state/table.js";
import { hyperparameterTable, type Hyperparameters } from "./hyperparameterTable.js";
import { networkParameterTable, type NetworkParameters } from "./networkParameterTable.js";
import type { Parameter } from "./parameters.js";
import { storedRow } from "./rowCodec.js";

/** Which plugin a subnet runs. */
export interface PluginReference {
  readonly id: string;
  readonly version: string;
  /** Hex SHA-256 of the plugin's message schemas. */
  readonly schemaHash: string;
}

export interface SubnetRecord {
  /** Coldkey of the owner. */
  readonly owner: AccountId;
  readonly ownerHotkey: AccountId;
  readonly plugin: PluginReference;
  readonly createdAt: number;
  /** The block after the owner started it; undefined before. */
  readonly firstEmissionBlock: number | undefined;
  /** UIDs taken, 0 to neuronCount - 1. */
  readonly neuronCount: number;
}

/** Subnets by netuid; root (0) has no record. */
export const subnets = defineTable({
  name: "registry.subnets",
  key: [u16Key],
  value: record<SubnetRecord>({
    owner: account,
    ownerHotkey: account,
    plugin: record<PluginReference>({ id: text, version: text, schemaHash: text }),
    createdAt: u32,
    firstEmissionBlock: optional(u32),
    neuronCount: u16,
  }),
});

/** When a subnet's epochs run. */
export interface Schedule {
  /** Block of the last epoch slot, run or skipped; the next is a tempo later. */
  readonly lastSlot: number;
  /** Block of the last epoch that ran; 0 if none did. */
  readonly lastStep: number;
  /** Epoch slots so far. */
  readonly epochIndex: number;
}

export const schedules = defineTable({
  name: "registry.schedules",
  key: [u16Key],
  value: record<Schedule>({ lastSlot: u32, lastStep: u32, epochIndex: u32 }),
});

/** Values of all hyperparameters, by netuid. */
export const hyperparameterValues = defineTable({
  name: "registry.hyperparameters",
  key: [u16Key],
  value: record<Hyperparameters>(codecsOf(hyperparameterTable)),
});

/** Height at which an owner last changed a hyperparameter, by netuid and name. */
export const hyperparameterChanges = defineTable({
  name: "registry.hyperparameterChanges",
  key: [u16Key, textKey],
  value: u32,
});

export const networkParameterValues = defineTable({
  name: "registry.network",
  key: [],
  value: record<NetworkParameters>(codecsOf(networkParameterTable)),
});

/** The newest subnet creation, which the price of the next one follows from. */
export interface Creation {
  readonly height: number;
  /** TAO that was locked. */
  readonly lock: bigint;
}

export const lastCreation = defineTable({
  name: "registry.lastCreation",
  key: [],
  value: record<Creation>({ height: u32, lock: amount }),
});

/** Registration price now, in rao, by netuid. */
export const registrationPrices = defineTable({ name: "registry.prices", key: [u16Key], value: amount });

/** Coldkey of every hotkey that ever registered. Never changes. */
export const hotkeyOwners = defineTable({ name: "registry.hotkeys", key: [accountKey], value: account });

export interface NeuronRecord {
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  readonly registeredAt: number;
  /** Height at which it last set weights; its registration before that. */
  readonly lastUpdate: number;
}

/** Neurons by (netuid, UID). */
export const neurons = defineTable({
  name: "registry.neurons",
  key: [u16Key, u16Key],
  value: record<NeuronRecord>({ hotkey: account, coldkey: account, registeredAt: u32, lastUpdate: u32 }),
});

/** UIDs by (netuid, hotkey): the reverse of `neurons`. */
export const uids = defineTable({ name: "registry.uids", key: [u16Key, accountKey], value: u16 });

export interface Endpoint {
  /** Where the neuron listens: a ws or wss URL. */
  readonly url: string;
  /** What it speaks there, such as "subnetkit/1". */
  readonly protocol: string;
  readonly updatedAt: number;
}

/** Announced endpoints by (netuid, UID). */
export const endpoints = defineTable({
  name: "registry.endpoints",
  key: [u16Key, u16Key],
  value: record<Endpoint>({ url: text, protocol: text, updatedAt: u32 }),
});

/** What a neuron commits to in public: a model's hash, a Merkle root. */
export interface Commitment {
  readonly data: Uint8Array;
  readonly updatedAt: number;
}

/** Public commitments by (netuid, UID). */
export const commitments = defineTable({
  name: "registry.commitments",
  key: [u16Key, u16Key],
  value: record<Commitment>({ data: bytes, updatedAt: u32 }),
});

/**
 * What the last epoch decided, by UID: u16 fractions unless said otherwise. Neurons that registered since are beyond
 * the end of the lists and have nothing. One entry a subnet, since an epoch rewrites all of it.
 */
export interface EpochRecord {
  readonly active: readonly boolean[];
  readonly validatorPermit: readonly boolean[];
  readonly stakeWeight: readonly number[];
  readonly consensus: readonly number[];
  readonly incentive: readonly number[];
  readonly dividends: readonly number[];
  readonly validatorTrust: readonly number[];
  /** Alpha in rao: the figure pruning looks at. */
  readonly emission: readonly bigint[];
}

export const epochRecords = defineTable({
  name: "registry.epochs",
  key: [u16Key],
  value: record<EpochRecord>({
    active: list(flag),
    validatorPermit: list(flag),
    stakeWeight: list(u16),
    consensus: list(u16),
    incentive: list(u16),
    dividends: list(u16),
    validatorTrust: list(u16),
    emission: list(amount),
  }),
});

/** A subnet has one incentive mechanism so far; rows are keyed by mechanism all the same. */
export const MAIN_MECHANISM = 0;

/** Weights that a UID set, by (netuid, mechanism, UID). */
export const weightRows = defineTable({
  name: "registry.weights",
  key: [u16Key, u16Key, u16Key],
  value: storedRow,
});

/** Weights that a neuron committed to and has not revealed. */
export interface WeightCommit {
  /** Hex BLAKE2b-256 of what will be revealed. */
  readonly hash: string;
  /** Epochs of the subnet before the commit. */
  readonly epoch: number;
  readonly height: number;
}

/** Open commits of a UID, oldest first, by (netuid, mechanism, UID). No entry where there are none. */
export const weightCommits = defineTable({
  name: "registry.weightCommits",
  key: [u16Key, u16Key, u16Key],
  value: list(record<WeightCommit>({ hash: text, epoch: u32, height: u32 })),
});

/** Bonds that the last epoch stored for a UID, by (netuid, mechanism, UID). */
export const bondRows = defineTable({
  name: "registry.bonds",
  key: [u16Key, u16Key, u16Key],
  value: storedRow,
});

/** The codecs of a parameter table, in its order. */
function codecsOf<Table extends Readonly<Record<string, unknown>>>(
  table: Table,
): { readonly [Name in keyof Table]: Table[Name] extends Parameter<infer Value> ? Codec<Value> : never } {
  return Object.fromEntries(
    Object.entries(table).map(([name, parameter]) => [name, (parameter as Parameter<unknown>).codec]),
  ) as never;
}
