import type { ContractSpec } from "../plugin/contract.js";
import type { HookCall } from "../plugin/hookSpec.js";
import type { RoleHooks } from "../plugin/roleHooks.js";
import type { PluginLog, PluginState, Validator } from "../plugin/subnet.js";
import type { ErrorReport } from "../primitives/errors.js";
import type { Signer } from "../primitives/keys.js";
import { DEFAULT_LIMITS, type SessionLimits } from "../protocol/limits.js";
import type { Clock } from "../protocol/ports.js";
import type { DeadlineMode } from "./deadline.js";
import type { ChainPort, Dial } from "./ports.js";

/** How much a validator takes on, and how long it waits. */
export interface ValidatorLimits {
  /** What it announces to each miner; by default what the contract's messages need. */
  readonly session: SessionLimits;
  /** For the connection; the handshake has as long again. */
  readonly connectTimeoutMs: number;
  /** In patient mode, how long an answer may take before the miner counts as one that never answers. */
  readonly backstopMs: number;
  /** For one call of createTasks, outcome or score. */
  readonly pluginTimeoutMs: number;
  /** Scored tasks that are remembered: the window of the moving average. */
  readonly maxHistory: number;
  /** Tasks that may wait for their outcome. */
  readonly maxPending: number;
  /** Of one streamed answer; a longer one is malformed. */
  readonly maxParts: number;
  readonly maxStreamBytes: number;
  /** Orders of clients that may wait to be sent. */
  readonly maxOrders: number;
}

export const DEFAULT_VALIDATOR_LIMITS: ValidatorLimits = {
  session: DEFAULT_LIMITS,
  connectTimeoutMs: 5_000,
  backstopMs: 120_000,
  pluginTimeoutMs: 60_000,
  maxHistory: 512,
  maxPending: 1_024,
  maxParts: 4_096,
  maxStreamBytes: 8_388_608,
  maxOrders: 256,
};

/** The hooks a validator calls. */
export type ValidatorHooks = {
  readonly [Name in "tasks" | "answers" | "scores" | "weights"]: HookCall<RoleHooks[Name]>;
};

export interface ValidatorOptions {
  readonly contract: ContractSpec;
  readonly validator: Validator<ContractSpec>;
  readonly netuid: number;
  readonly chain: Pick<ChainPort, "genesisHash" | "setWeights">;
  readonly dial: Dial;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly deadline: DeadlineMode;
  readonly log: PluginLog;
  /**
   * Where scores and waiting tasks are remembered, under keys that begin with `role/`; the plugin has the same. With a journal
   * (`createPluginState`) what a failed call of the plugin wrote is undone.
   */
  readonly state: PluginState;
  /** Called whenever the state has changed for good, between calls of the plugin: the moment to write it to a file. */
  readonly keep?: () => void;
  /** Is told of whatever fails or is refused, as it was thrown: its causes have the plugin's own frames. */
  readonly onFailure?: (failure: ErrorReport) => void;
  readonly hooks?: ValidatorHooks;
  readonly limits?: Partial<ValidatorLimits>;
}
