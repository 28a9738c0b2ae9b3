import type { ContractSpec } from "../plugin/contract.js";
import type { HookCall } from "../plugin/hookSpec.js";
import type { RoleHooks } from "../plugin/roleHooks.js";
import type { Miner, PluginLog } from "../plugin/subnet.js";
import type { ErrorReport } from "../primitives/errors.js";
import type { Signer } from "../primitives/keys.js";
import { DEFAULT_LIMITS, type SessionLimits } from "../protocol/limits.js";
import type { Clock } from "../protocol/ports.js";
import type { DeadlineMode } from "./deadline.js";
import type { SubnetView } from "./ports.js";

/** How much a miner takes on. */
export interface MinerLimits {
  /** What it announces to each caller; by default what the contract's messages need. */
  readonly session: SessionLimits;
  /** Handshakes of one hotkey at a time; it is an unproven claim, so a stranger can use them up, but only these. */
  readonly maxHandshakesPerCaller: number;
  readonly handshakeTimeoutMs: number;
  /** Calls to `solve` at a time, over all callers. */
  readonly maxRunning: number;
  /** Tasks that may wait for their turn, over all callers. */
  readonly maxWaiting: number;
  /** Of answers that were committed to and wait to be asked for, over all callers. */
  readonly maxHeldBytes: number;
}

export const DEFAULT_MINER_LIMITS: MinerLimits = {
  session: DEFAULT_LIMITS,
  maxHandshakesPerCaller: 4,
  handshakeTimeoutMs: 5_000,
  maxRunning: 4,
  maxWaiting: 1_024,
  maxHeldBytes: 67_108_864,
};

/** The hooks a miner calls. `priority` comes with the queue that has one. */
export type MinerHooks = {
  readonly [Name in "admit" | "solve" | "response"]: HookCall<RoleHooks[Name]>;
};

export interface MinerOptions {
  readonly contract: ContractSpec;
  readonly miner: Miner<ContractSpec>;
  readonly genesisHash: string;
  /** The latest view of the subnet that this neuron has. */
  readonly view: () => SubnetView;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly deadline: DeadlineMode;
  readonly log: PluginLog;
  /** Is told of every task and every item that fails, as it was thrown: its causes have the plugin's own frames. */
  readonly onFailure?: (failure: ErrorReport) => void;
  readonly hooks?: MinerHooks;
  readonly limits?: Partial<MinerLimits>;
}
