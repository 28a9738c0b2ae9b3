import type { Sale } from "../neuron/messages.js";
import type { WorkerFailure } from "../neuron/messages.js";
import type { Said } from "../neuron/sayingLogger.js";
import type { EpochReport, NeuronRole, Problem } from "./reports.js";

/** An account of a development network. Its keys derive from the network's seed, so everyone has them. */
export interface DevAccount {
  readonly name: string;
  readonly role: string;
  readonly coldkey: string;
  readonly hotkey: string | undefined;
  /** Free TAO at genesis, in rao. */
  readonly free: bigint;
}

/** What a start-up banner says. */
export interface DevnetInfo {
  readonly rpcPort: number;
  readonly host: string;
  readonly genesisHash: string;
  readonly seed: string | undefined;
  readonly blockMs: number;
  /** Where the state is kept; undefined for memory. */
  readonly dataFolder: string | undefined;
  /** Height at which the chain continues; 0 for a new one. */
  readonly height: number;
  readonly preset: string;
  /** What the preset sets otherwise than the public chain, in words. */
  readonly presetChanges: readonly string[];
  readonly subnets: readonly {
    readonly netuid: number;
    readonly id: string;
    readonly version: string;
    readonly summary: string;
  }[];
  readonly accounts: readonly DevAccount[];
}

export interface ReloadedSubnet {
  readonly netuid: number;
  readonly id: string;
  readonly version: string;
  /** Whether its messages are others than before. Its peers all changed together, so they understand each other. */
  readonly newMessages: boolean;
  /** From the wish to reload until the new threads ran. */
  readonly elapsedMs: number;
}

/** An answer that was sold, and where. */
export interface SaleReport extends Sale {
  readonly netuid: number;
  readonly subnet: string;
}

/** A line that a plugin wrote to its log: of a subnet's neuron, or of a kernel plugin, which has neither subnet nor UID. */
export interface SaidReport extends Said {
  readonly netuid?: number;
  readonly subnet?: string;
  readonly uid?: number;
}

/** What a devnet tells whoever shows it. Observations only: nothing here can change the run. */
export interface DevnetEvents {
  started(info: DevnetInfo): void;
  /** The first block is sealed. */
  firstBlock(sinceStartMs: number): void;
  /** The clock stands still before the first epoch until these subnets' first rounds are over, or take too long. Told once. */
  waitsForFirstRounds(subnets: readonly { readonly netuid: number; readonly subnet: string }[]): void;
  epoch(report: EpochReport): void;
  /** A client bought an answer through a validator's gateway. */
  sold(sale: SaleReport): void;
  said(said: SaidReport): void;
  /** A failure that was contained; the same one again only raises its count. */
  problem(problem: Problem): void;
  /** A subnet's plugin changed and its new threads run. */
  reloaded(subnet: ReloadedSubnet): void;
  /** A subnet's plugin changed and could not be loaded: the version before runs on. */
  reloadFailed(netuid: number, failure: WorkerFailure): void;
  /** The code of a subnet has been loading for seconds, as with an endless loop at the top level of a file. */
  loadsSlowly(entry: string): void;
  /** A debugger may attach to the threads of a role; told again when they are replaced. */
  inspectable(netuid: number, role: NeuronRole, url: string): void;
}
