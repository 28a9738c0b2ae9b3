import type { EpochReport, Problem } from "./reports.js";

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

/** What a devnet tells whoever shows it. Observations only: nothing here can change the run. */
export interface DevnetEvents {
  started(info: DevnetInfo): void;
  /** The first block is sealed. */
  firstBlock(sinceStartMs: number): void;
  epoch(report: EpochReport): void;
  /** A failure that was contained; the same one again only raises its count. */
  problem(problem: Problem): void;
}
