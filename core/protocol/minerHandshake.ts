import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import { checkOffer } from "./checkOffer.js";
import { openOffer, runHandshake, type Established, type HandshakeOptions } from "./handshake.js";
import { decodeAuth, encodeHello, encodeReady } from "./handshakeMessages.js";
import type { Duplex } from "./ports.js";
import { protocolErrors } from "./protocolErrors.js";
import { deriveSessionKeys } from "./sessionKeys.js";
import { assertSignature } from "./signatureSchemes.js";
import { signingPayload, transcriptOf } from "./transcript.js";
import { MAX_HANDSHAKE_BYTES } from "./version.js";

export interface MinerHandshakeOptions extends HandshakeOptions {
  /** The hotkey that the caller named in the upgrade; an unproven claim until the handshake is over. */
  readonly caller: AccountId;
  /** What the metagraph says of a hotkey; undefined when it isn't registered. */
  readonly standing: (hotkey: AccountId) => { readonly validatorPermit: boolean } | undefined;
}

/**
 * The miner's side of a handshake: hello → auth → ready. Signs nothing before the caller has proven who it is.
 *
 * @throws SK1401–SK1419; the connection is closed with the same code
 */
export function minerHandshake(duplex: Duplex, options: MinerHandshakeOptions): Promise<Established> {
  const { identity, caller, standing } = options;
  // A validator has nothing to say between its auth and our ready: one message is all that may wait.
  const bounds = { maxMessages: 1, maxBytes: MAX_HANDSHAKE_BYTES };

  return runHandshake(duplex, options, bounds, async ({ inbox, send }) => {
    const isPrivate = duplex.isPrivate === true;
    const own = openOffer("miner", identity, isPrivate);
    send(encodeHello(own.offer));

    const auth = decodeAuth(await inbox.take());
    checkOffer(auth.offer, { own: own.offer, hotkey: caller, height: identity.height() });
    assertPermitted(standing, auth.offer.hotkey, identity.netuid);
    const transcript = transcriptOf(own.offer, auth.offer);
    await assertSignature(auth.offer, signingPayload("validator", transcript), auth.signature);
    inbox.assertOpen();

    const keys = isPrivate
      ? undefined
      : deriveSessionKeys("miner", own.agreement.agree(auth.offer.agreementKey), transcript.hash);
    const minerSignature = identity.signer.sign(signingPayload("miner", transcript));
    send(encodeReady(minerSignature));
    return {
      duplex,
      inbox,
      own: own.offer,
      peer: auth.offer,
      transcript: { ...transcript, minerSignature, validatorSignature: auth.signature },
      keys,
      receiptSigner: own.receiptSigner,
    };
  });
}

/**
 * Checks that a hotkey may send tasks in a subnet.
 *
 * @throws SK1411, SK1412
 */
export function assertPermitted(
  standing: MinerHandshakeOptions["standing"],
  hotkey: AccountId,
  netuid: number,
): void {
  const neuron = standing(hotkey);
  if (!neuron) throw fail(protocolErrors.notRegistered, { hotkey, netuid });
  if (!neuron.validatorPermit) throw fail(protocolErrors.noPermit, { hotkey, netuid });
}
