import type { AccountId } from "../primitives/ss58.js";
import type { ErrorReport } from "../primitives/errors.js";
import type { Duplex } from "../protocol/ports.js";

export type { Clock, Duplex } from "../protocol/ports.js";

/**
 * Opens a connection to a miner's announced endpoint, naming the caller's hotkey in the upgrade. Rejects with a coded
 * error, also when the signal is aborted.
 */
export type Dial = (endpoint: string, caller: AccountId, signal: AbortSignal) => Promise<Duplex>;

/** One neuron as the chain records it. */
export interface NeuronRecord {
  readonly uid: number;
  readonly hotkey: AccountId;
  readonly coldkey: AccountId;
  /** Where it listens, or undefined if it never announced. */
  readonly endpoint: string | undefined;
  readonly validatorPermit: boolean;
  /** Consensus stake in rao. */
  readonly stake: bigint;
  /** Share of the miners' half of the last epoch's emission, as a u16 fraction of 65,535; taken as 0 where it isn't known. */
  readonly incentive?: number;
}

/** What a role knows of the chain: one subnet at one height. */
export interface SubnetView {
  readonly netuid: number;
  readonly height: number;
  /** Hex id of the block at that height. */
  readonly blockId: string;
  readonly tempo: number;
  readonly versionKey: bigint;
  readonly neurons: readonly NeuronRecord[];
}

/** What a role may ask of a chain, over any transport. */
export interface ChainPort {
  readonly genesisHash: string;
  subnet(netuid: number): Promise<SubnetView>;
  /** Resolves with undefined once the extrinsic is in the pool, or with the refusal. */
  setWeights(
    netuid: number,
    uids: readonly number[],
    values: readonly number[],
  ): Promise<ErrorReport | undefined>;
  /** Announces where this neuron listens. */
  serve(netuid: number, endpoint: string): Promise<ErrorReport | undefined>;
}
