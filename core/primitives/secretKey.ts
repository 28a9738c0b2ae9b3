import { signerFromSeed, type Signer } from "./keys.js";
import type { SignatureScheme } from "./signatureScheme.js";
import { sr25519SecretFromSeed, sr25519Signer } from "./sr25519.js";

/** A secret that a signer is made of. Whoever has its bytes has the account. */
export interface SecretKey {
  readonly scheme: SignatureScheme;
  /** Ed25519: the 32-byte seed. Sr25519: the 64-byte secret; one that was derived softly has no seed. */
  readonly bytes: Uint8Array;
}

/**
 * The secret key of a 32-byte seed (for Sr25519: mini-secret).
 *
 * @throws SK0105
 */
export function secretFromSeed(scheme: SignatureScheme, seed: Uint8Array): SecretKey {
  return { scheme, bytes: scheme === "sr25519" ? sr25519SecretFromSeed(seed) : Uint8Array.from(seed) };
}

/**
 * The signer of a secret key.
 *
 * @throws SK0105, SK0109 for a secret of the wrong length
 */
export function signerFromSecret({ scheme, bytes }: SecretKey): Signer {
  return scheme === "sr25519" ? sr25519Signer(bytes) : signerFromSeed(bytes);
}
