import type { HookHost } from "../../core/plugin/hookHost.js";
import type { RoleHooks } from "../../core/plugin/roleHooks.js";
import type { Scope } from "../../core/plugin/scope.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import type { SubnetView } from "../../core/roles/ports.js";
import type { WsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import type { FromWorker, NeuronPlan } from "./messages.js";
import type { CallMark } from "./callMark.js";
import type { LogThreshold } from "./sayingLogger.js";

/** What hosting neurons of one subnet takes. */
export interface HostOptions {
  readonly subnet: Subnet;
  /** Entries of the plugins that have a part in it, the subnet's first: whose lines are told of an error. */
  readonly sources: readonly string[];
  readonly netuid: number;
  readonly neurons: readonly NeuronPlan[];
  readonly node: Client;
  readonly genesisHash: string;
  readonly lockstep: boolean;
  /** Where validators keep what they remember; in memory alone if left out. */
  readonly dataFolder?: string;
  /** Seed of the key of somebody who buys answers here; nobody does if left out. */
  readonly buyerSeed?: Uint8Array;
  /** What of the plugin's log is passed on. */
  readonly logFrom: LogThreshold;
  readonly transport: WsTransport;
  /** Clock, logger and model runtime, and what to release at the end. */
  readonly scope: Scope;
  /** The subnet as of now. */
  readonly view: SubnetView;
  /** Where calls of the plugin are noted. */
  readonly mark: CallMark;
  /** Taps of kernel plugins; there where one taps roles' hooks. */
  readonly hooks: HookHost<RoleHooks>["call"] | undefined;
  readonly report: (message: FromWorker) => void;
}

/** Neurons of one role of one subnet, running in this thread. */
export interface Host {
  /** What a new block sets off. Resolves when all of it is done. */
  onBlock(view: SubnetView): Promise<void>;
}
