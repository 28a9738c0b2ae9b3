import type { PluginPlan } from "../subnets/loadKernelPlugin.js";
import type { MessagePort } from "node:worker_threads";
import type { LogThreshold, Said } from "./sayingLogger.js";
import type { ErrorReport } from "../../core/primitives/errors.js";
import type { NeuronRole } from "../devnet/reports.js";

/** What a subnet's entry file says of itself, as plain data: the runner never loads a plugin's code. */
export interface SubnetDescription {
  readonly id: string;
  readonly version: string;
  readonly summary: string;
  readonly schemaHash: string;
  readonly timeoutMs: number;
  readonly profiles: readonly string[];
  readonly hyperparameters: Readonly<Record<string, number | bigint | boolean | string>>;
}

/** Which neurons a worker hosts. A worker holds one role of one subnet, so that a plugin that hangs stops nobody else. */
export interface WorkerData {
  /** URL of the subnet's entry module. */
  readonly source: string;
  readonly role: NeuronRole;
  /** Whether a debugger may attach to the thread. */
  readonly inspect?: boolean;
  /** Whether the code of every part is loaded at once: what can't be is a failure of the whole. */
  readonly complete?: boolean;
  /** Line to where the threads of the subnet share models; a thread without one has its models to itself. */
  readonly models?: MessagePort | undefined;
}

/** A worker's data as the thread gets it, which takes it out of the plugin's reach before it loads the plugin. */
export interface ThreadData extends WorkerData {
  /** Where it talks with the main thread; what is posted to the thread's own port counts for nothing. */
  readonly line: MessagePort;
  /** Where it notes which calls of the plugin it runs. */
  readonly calls: SharedArrayBuffer;
}

/** What went wrong in a worker, with the lines of the plugin that led there, for people. */
export interface WorkerFailure extends ErrorReport {
  readonly trace?: readonly string[];
}

export interface NeuronPlan {
  readonly uid: number;
  /** The hotkey's 32-byte seed. */
  readonly keySeed: Uint8Array;
  /** Empty for a validator. */
  readonly profile: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where it listened before its plugin was loaded anew: the endpoint on chain stays right. */
  readonly port?: number | undefined;
  /** What it remembered before its plugin was loaded anew, as its state was dumped. */
  readonly memory?: Uint8Array | undefined;
}

/** Main thread → worker. */
export type ToWorker =
  | {
      readonly kind: "start";
      readonly rpcUrl: string;
      readonly netuid: number;
      readonly neurons: readonly NeuronPlan[];
      /** With a seed: rounds are waited for, and names stand for endpoints. */
      readonly lockstep: boolean;
      /** Where neurons keep what they remember; in memory alone if left out. */
      readonly dataFolder?: string;
      /** Seed of the key of somebody who buys answers here; nobody does if left out. */
      readonly buyerSeed?: Uint8Array;
      /** What of the plugin's log is passed on. */
      readonly logFrom: LogThreshold;
      /** Kernel plugins, whose taps of roles' hooks run in the neurons' threads. */
      readonly plugins: readonly PluginPlan[];
    }
  /** Where the names of a seeded network's endpoints lead. */
  | { readonly kind: "hosts"; readonly endpoints: Readonly<Record<string, string>> }
  | { readonly kind: "stop" };

/** One miner as one validator saw it in one round. */
export interface MinerObservation {
  readonly uid: number;
  /** Mean score over the history that the weights rest on. */
  readonly meanScore: number | undefined;
  /** Normalised weight in [0, 1]. */
  readonly weight: number;
  /** Answers of this round that could not be used, by reason. */
  readonly missing: Readonly<Record<string, number>>;
}

export interface RoundObservation {
  readonly validatorUid: number;
  readonly height: number;
  readonly tasks: number;
  /** Tasks whose answers still wait for their outcome. */
  readonly waiting: number;
  /** Codes of what was refused or failed on the validator's side. */
  readonly refusals: readonly string[];
  /** Whether the chain took the weights into its pool. */
  readonly weightsSet: boolean;
  readonly miners: readonly MinerObservation[];
  readonly elapsedMs: number;
}

/** An answer that a client got through a gateway. */
export interface Sale {
  readonly account: string;
  /** Height at which the miners were asked. */
  readonly height: number;
  readonly asked: number;
  /** Who answered best. */
  readonly uid: number;
  /** Undefined where the answer can't be scored, or only later. */
  readonly score: number | undefined;
  readonly latencyMs: number;
}

/** Worker → main thread. */
export type FromWorker =
  | { readonly kind: "described"; readonly subnet: SubnetDescription }
  /** The worker as a whole can't go on; it ends after this. */
  | { readonly kind: "failed"; readonly error: WorkerFailure }
  /** Where each miner listens, by what it announces on chain. */
  | {
      readonly kind: "listening";
      readonly endpoints: Readonly<Record<string, string>>;
      readonly miners: readonly { readonly uid: number; readonly port: number }[];
    }
  /** What a validator remembers now. */
  | { readonly kind: "remembers"; readonly uid: number; readonly state: Uint8Array }
  /** Where a debugger attaches. */
  | { readonly kind: "inspecting"; readonly url: string }
  /** Where a validator takes requests of clients. */
  | { readonly kind: "gateway"; readonly uid: number; readonly hotkey: string; readonly url: string }
  | { readonly kind: "sold"; readonly validatorUid: number; readonly sale: Sale }
  | { readonly kind: "ready" }
  /** Everything that block `height` set off in this worker is done. */
  | { readonly kind: "handled"; readonly height: number }
  | { readonly kind: "round"; readonly round: RoundObservation }
  /** A line of the log that a neuron's plugin was given; without a UID, a kernel plugin in this thread. */
  | { readonly kind: "said"; readonly uid: number | undefined; readonly said: Said }
  | { readonly kind: "problem"; readonly uid: number | undefined; readonly error: WorkerFailure };
