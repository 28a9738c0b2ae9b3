import { fail } from "../primitives/errors.js";
import { accountFromText, type AccountId } from "../primitives/ss58.js";
import { readBytes, readFields, readInteger, readText } from "./fields.js";
import { LIMIT_BOUNDS, type SessionLimits } from "./limits.js";
import { protocolErrors } from "./protocolErrors.js";

export type Role = "miner" | "validator";

/** Which plugin a side runs, and the hash of its message schemas. */
export interface PluginIdentity {
  readonly id: string;
  /** Semantic version; peers whose major differs are refused. */
  readonly version: string;
  /** Lower-case hex SHA-256. */
  readonly schemaHash: string;
}

/** Everything one side says of itself in a handshake; both offers together are the transcript that both sign. */
export interface Offer {
  readonly role: Role;
  readonly protocol: string;
  /** Lower-case hex SHA-256 of the chain's genesis. */
  readonly genesisHash: string;
  readonly netuid: number;
  readonly plugin: PluginIdentity;
  readonly hotkey: AccountId;
  /** Signature scheme of the hotkey: "ed25519" or "sr25519". */
  readonly scheme: string;
  /** Ephemeral X25519 public key. */
  readonly agreementKey: Uint8Array;
  /** Ephemeral Ed25519 public key that signs this session's receipts. */
  readonly receiptKey: Uint8Array;
  /** 32 fresh random bytes: no answer to an older handshake fits this one. */
  readonly challenge: Uint8Array;
  readonly limits: SessionLimits;
  /** Last height at which this offer may be taken up. */
  readonly expiryHeight: number;
}

const NAMES = [
  "role",
  "protocol",
  "genesisHash",
  "netuid",
  "plugin",
  "hotkey",
  "scheme",
  "agreementKey",
  "receiptKey",
  "challenge",
  "limits",
  "expiryHeight",
] as const;

/**
 * Reads an offer, every field checked for type, size and range; what it says is judged by `checkOffer`.
 *
 * @throws SK1401
 */
export function readOffer(value: unknown): Offer {
  const fields = readFields(value, "offer", NAMES);
  const plugin = readFields(fields.plugin, "plugin", ["id", "version", "schemaHash"]);
  const limits = readFields(fields.limits, "limits", ["maxFrameBytes", "maxInFlight", "idleMs"]);
  return {
    role: readRole(fields.role),
    protocol: readText(fields.protocol, "protocol", 32),
    genesisHash: readHash(fields.genesisHash, "genesisHash"),
    netuid: readInteger(fields.netuid, "netuid", 0, 65_535),
    plugin: {
      id: readText(plugin.id, "plugin id", 64),
      version: readText(plugin.version, "plugin version", 32),
      schemaHash: readHash(plugin.schemaHash, "schemaHash"),
    },
    hotkey: readAccount(fields.hotkey),
    scheme: readText(fields.scheme, "scheme", 16),
    agreementKey: readBytes(fields.agreementKey, "agreementKey", 32),
    receiptKey: readBytes(fields.receiptKey, "receiptKey", 32),
    challenge: readBytes(fields.challenge, "challenge", 32),
    limits: {
      maxFrameBytes: readInteger(limits.maxFrameBytes, "maxFrameBytes", ...LIMIT_BOUNDS.maxFrameBytes),
      maxInFlight: readInteger(limits.maxInFlight, "maxInFlight", ...LIMIT_BOUNDS.maxInFlight),
      idleMs: readInteger(limits.idleMs, "idleMs", ...LIMIT_BOUNDS.idleMs),
    },
    expiryHeight: readInteger(fields.expiryHeight, "expiryHeight", 0, Number.MAX_SAFE_INTEGER),
  };
}

function readRole(value: unknown): Role {
  if (value === "miner" || value === "validator") return value;
  throw fail(protocolErrors.malformed, { part: "role", reason: "it is neither miner nor validator" });
}

function readHash(value: unknown, part: string): string {
  if (typeof value === "string" && /^[0-9a-f]{64}$/.test(value)) return value;
  throw fail(protocolErrors.malformed, { part, reason: "it is not a lower-case hex SHA-256" });
}

function readAccount(value: unknown): AccountId {
  try {
    return accountFromText(readText(value, "hotkey", 64));
  } catch (cause) {
    throw fail(protocolErrors.malformed, { part: "hotkey", reason: "it is not an address" }, cause);
  }
}
