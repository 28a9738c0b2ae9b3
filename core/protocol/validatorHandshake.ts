import type { AccountId } from "../primitives/ss58.js";
import { checkOffer } from "./checkOffer.js";
import { openOffer, runHandshake, type Established, type HandshakeOptions } from "./handshake.js";
import { decodeHello, decodeReady, encodeAuth } from "./handshakeMessages.js";
import type { Duplex } from "./ports.js";
import { RECORD_OVERHEAD_BYTES } from "./records.js";
import { deriveSessionKeys } from "./sessionKeys.js";
import { assertSignature } from "./signatureSchemes.js";
import { signingPayload, transcriptOf } from "./transcript.js";
import { MAX_HANDSHAKE_BYTES } from "./version.js";

export interface ValidatorHandshakeOptions extends HandshakeOptions {
  /** The hotkey of the UID that was dialled. */
  readonly miner: AccountId;
}

/**
 * The validator's side of a handshake: checks the hello before it signs, and the ready before anyone may send a task.
 *
 * @throws SK1401–SK1419; the connection is closed with the same code
 */
export function validatorHandshake(duplex: Duplex, options: ValidatorHandshakeOptions): Promise<Established> {
  const { identity, miner } = options;
  // A miner may speak right behind its ready, while that is still being verified.
  const bounds = {
    maxMessages: 4,
    maxBytes: MAX_HANDSHAKE_BYTES + identity.limits.maxFrameBytes + RECORD_OVERHEAD_BYTES,
  };

  return runHandshake(duplex, options, bounds, async ({ inbox, send }) => {
    const hello = decodeHello(await inbox.take());
    const isPrivate = duplex.isPrivate === true;
    const own = openOffer("validator", identity, isPrivate);
    checkOffer(hello, { own: own.offer, hotkey: miner, height: identity.height() });
    const sharedSecret = isPrivate ? undefined : own.agreement.agree(hello.agreementKey);
    const transcript = transcriptOf(hello, own.offer);
    const validatorSignature = identity.signer.sign(signingPayload("validator", transcript));
    send(encodeAuth({ offer: own.offer, signature: validatorSignature }));

    const minerSignature = decodeReady(await inbox.take());
    await assertSignature(hello, signingPayload("miner", transcript), minerSignature);
    return {
      duplex,
      inbox,
      own: own.offer,
      peer: hello,
      transcript: { ...transcript, minerSignature, validatorSignature },
      keys: sharedSecret && deriveSessionKeys("validator", sharedSecret, transcript.hash),
      receiptSigner: own.receiptSigner,
    };
  });
}
