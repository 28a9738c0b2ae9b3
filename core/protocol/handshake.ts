import { randomBytes } from "node:crypto";
import { fail } from "../primitives/errors.js";
import { randomSigner, type Signer } from "../primitives/keys.js";
import { createAgreementKey, privateAgreementKey, type AgreementKey } from "./agreementKey.js";
import { closeReason, codedError } from "./closeReason.js";
import { createInbox, type Inbox, type InboxBounds } from "./inbox.js";
import type { SessionLimits } from "./limits.js";
import type { Offer, PluginIdentity, Role } from "./offer.js";
import type { Clock, Duplex } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";
import type { SessionKeys } from "./sessionKeys.js";
import type { SignedTranscript } from "./transcript.js";
import { OFFER_VALIDITY_BLOCKS, PROTOCOL_VERSION } from "./version.js";

/** What one side is, and demands of the other. */
export interface Identity {
  readonly genesisHash: string;
  readonly netuid: number;
  readonly plugin: PluginIdentity;
  readonly signer: Signer;
  readonly limits: SessionLimits;
  /** Height of the chain as this side sees it now. */
  readonly height: () => number;
}

/** What every handshake needs besides the identity. */
export interface HandshakeOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/** The outcome of a handshake: what a session is made of. */
export interface Established {
  readonly duplex: Duplex;
  readonly inbox: Inbox;
  readonly own: Offer;
  readonly peer: Offer;
  readonly transcript: SignedTranscript;
  /** None over a private connection, where records stay unsealed. */
  readonly keys: SessionKeys | undefined;
  /** The key behind `own.receiptKey`. */
  readonly receiptSigner: Signer;
}

/** An offer and the private halves of its ephemeral keys. */
export interface OpenOffer {
  readonly offer: Offer;
  readonly agreement: AgreementKey;
  readonly receiptSigner: Signer;
}

/**
 * Makes an offer with fresh ephemeral keys and a fresh challenge.
 *
 * @param isPrivate whether the connection never leaves the process, so that no secret is agreed on
 */
export function openOffer(role: Role, identity: Identity, isPrivate = false): OpenOffer {
  const agreement = isPrivate ? privateAgreementKey() : createAgreementKey();
  const receiptSigner = randomSigner();
  const offer: Offer = {
    role,
    protocol: PROTOCOL_VERSION,
    genesisHash: identity.genesisHash,
    netuid: identity.netuid,
    plugin: {
      id: identity.plugin.id,
      version: identity.plugin.version,
      schemaHash: identity.plugin.schemaHash,
    },
    hotkey: identity.signer.account,
    scheme: identity.signer.scheme,
    agreementKey: agreement.publicKey,
    receiptKey: receiptSigner.publicKey,
    challenge: Uint8Array.from(randomBytes(32)),
    limits: {
      maxFrameBytes: identity.limits.maxFrameBytes,
      maxInFlight: identity.limits.maxInFlight,
      idleMs: identity.limits.idleMs,
    },
    expiryHeight: identity.height() + OFFER_VALIDITY_BLOCKS,
  };
  return { offer, agreement, receiptSigner };
}

/** The steps' view of the connection: messages one by one. */
export interface Exchange {
  readonly inbox: Inbox;
  readonly send: (message: Uint8Array) => void;
}

/**
 * Runs the steps of a handshake under a time limit. Whatever goes wrong closes the connection with the error's code
 * as the reason, and rejects with that error.
 */
export async function runHandshake<T>(
  duplex: Duplex,
  { clock, timeoutMs }: HandshakeOptions,
  bounds: InboxBounds,
  steps: (exchange: Exchange) => Promise<T>,
): Promise<T> {
  const inbox = createInbox(duplex, bounds);
  const cancelTimeout = clock.after(timeoutMs, () =>
    inbox.fail(fail(protocolErrors.handshakeTimeout, { timeoutMs })),
  );
  // Not awaited: a peer that does not read must run into the time limit, not hold the steps.
  const send = (message: Uint8Array): void => {
    duplex.send(message).catch((error: unknown) => inbox.fail(codedError(error)));
  };
  try {
    const result = await steps({ inbox, send });
    inbox.assertOpen();
    return result;
  } catch (error) {
    const coded = codedError(error);
    duplex.close(closeReason(coded));
    throw coded;
  } finally {
    cancelTimeout();
  }
}
