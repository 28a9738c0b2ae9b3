import type { ClientAllowance } from "../plugin/clientAllowance.js";
import type { ContractSpec } from "../plugin/contract.js";
import type { PluginLog } from "../plugin/subnet.js";
import type { ErrorReport } from "../primitives/errors.js";
import type { Signer } from "../primitives/keys.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Clock } from "../protocol/ports.js";
import type { AskResult } from "./gateway.js";
import type { OrganicMarket } from "./organicMarket.js";

/** How much a gateway takes on. */
export interface GatewayLimits {
  /** Miners that one request may be sent to. */
  readonly maxMiners: number;
  /** Miners asked when the client doesn't say. */
  readonly defaultMiners: number;
  readonly maxRequestBytes: number;
  /** Signatures of strangers that are verified at a time. Accounts that have proven themselves don't queue behind them. */
  readonly maxVerifying: number;
  readonly challengeMs: number;
  readonly maxClients: number;
}

export const DEFAULT_GATEWAY_LIMITS: GatewayLimits = {
  maxMiners: 64,
  defaultMiners: 3,
  maxRequestBytes: 1_000_000,
  maxVerifying: 32,
  challengeMs: 600_000,
  maxClients: 10_000,
};

export interface GatewayOptions {
  readonly contract: ContractSpec;
  readonly genesisHash: string;
  readonly netuid: number;
  /** The validator's hotkey: clients address it, and it signs results. */
  readonly signer: Signer;
  readonly market: OrganicMarket;
  readonly clock: Clock;
  readonly log: PluginLog;
  /** What an account may ask, or why it may not; asked once per request, after its signature was verified. */
  readonly allow: (account: AccountId) => Promise<ClientAllowance | ErrorReport>;
  /** Told of every answer that a client gets, before it gets it. */
  readonly sold?: (account: AccountId, result: AskResult) => void;
  readonly limits?: Partial<GatewayLimits>;
}
