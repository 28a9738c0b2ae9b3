import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Offer, Role } from "./offer.js";
import { protocolErrors } from "./protocolErrors.js";
import { assertKnownScheme } from "./signatureSchemes.js";
import { OFFER_VALIDITY_BLOCKS } from "./version.js";

/** What the peer's offer is measured against. */
export interface Expected {
  readonly own: Offer;
  /** The hotkey that was dialled, or that the caller named in the upgrade. */
  readonly hotkey: AccountId;
  /** Height of the chain as this side sees it. */
  readonly height: number;
}

/**
 * Checks everything in an offer that can be checked without its signature, cheapest first.
 *
 * @throws SK1401 wrong role, SK1404 protocol, SK1405 genesis, SK1406 netuid, SK1407 plugin, SK1408 its version,
 * SK1409 schema, SK1410 hotkey, SK1413 and SK1414 expiry, SK1415 signature scheme
 */
export function checkOffer(peer: Offer, expected: Expected): void {
  const { own } = expected;
  if (peer.role !== otherRole(own.role)) {
    throw fail(protocolErrors.malformed, {
      part: "role",
      reason: `a ${own.role} talks to a ${otherRole(own.role)}`,
    });
  }
  mustEqual(protocolErrors.wrongVersion, peer.protocol, own.protocol);
  mustEqual(protocolErrors.wrongGenesis, peer.genesisHash, own.genesisHash);
  mustEqual(protocolErrors.wrongNetuid, peer.netuid, own.netuid);
  mustEqual(protocolErrors.wrongPlugin, peer.plugin.id, own.plugin.id);
  if (majorOf(peer.plugin.version) !== majorOf(own.plugin.version)) {
    throw fail(protocolErrors.wrongPluginVersion, { theirs: peer.plugin.version, ours: own.plugin.version });
  }
  mustEqual(protocolErrors.wrongSchema, peer.plugin.schemaHash, own.plugin.schemaHash);
  mustEqual(protocolErrors.wrongHotkey, peer.hotkey, expected.hotkey);
  assertKnownScheme(peer.scheme);
  checkExpiry(peer.expiryHeight, expected.height);
}

function checkExpiry(expiryHeight: number, height: number): void {
  if (expiryHeight < height) throw fail(protocolErrors.expired, { expiryHeight, height });
  // A peer may see a chain that is up to one validity ahead of ours; beyond that its offer would live too long.
  if (expiryHeight > height + 2 * OFFER_VALIDITY_BLOCKS) {
    throw fail(protocolErrors.expiryTooFar, { expiryHeight, height });
  }
}

function otherRole(role: Role): Role {
  return role === "miner" ? "validator" : "miner";
}

function majorOf(version: string): string {
  return version.split(".", 1)[0] ?? version;
}

type Mismatch =
  | typeof protocolErrors.wrongVersion
  | typeof protocolErrors.wrongGenesis
  | typeof protocolErrors.wrongNetuid
  | typeof protocolErrors.wrongPlugin
  | typeof protocolErrors.wrongSchema
  | typeof protocolErrors.wrongHotkey;

function mustEqual(mismatch: Mismatch, theirs: string | number, ours: string | number): void {
  if (theirs !== ours) throw fail(mismatch, { theirs, ours });
}
