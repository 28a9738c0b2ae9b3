import { verifySignature } from "./keys.js";
import type { SignatureScheme } from "./signatureScheme.js";
import { verifySr25519 } from "./sr25519.js";

/** A message with the signature that an account is said to have given. */
export interface SignedMessage {
  readonly scheme: SignatureScheme;
  readonly account: string;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Verifies many at once, away from the caller's thread. One verdict for each, in order. */
export type VerifyBatch = (batch: readonly SignedMessage[]) => Promise<readonly boolean[]>;

/**
 * Whether the account signed the message, by the scheme that it names. Never throws.
 *
 * @example verifySigned({ scheme: "sr25519", account, message, signature })
 */
export function verifySigned({ scheme, account, message, signature }: SignedMessage): boolean {
  return scheme === "sr25519"
    ? verifySr25519(account, message, signature)
    : verifySignature(account, message, signature);
}
