import { getPublicKey, secretFromSeed, sign, verify } from "@scure/sr25519";
import { fail } from "./errors.js";
import type { Signer } from "./keys.js";
import { primitiveErrors } from "./primitiveErrors.js";
import { accountFromPublicKey, publicKeyFromAccount } from "./ss58.js";

/**
 * The 64-byte Sr25519 secret (scalar and nonce) that a 32-byte mini-secret expands to, as the public chain's wallets do.
 *
 * @throws SK0105
 */
export function sr25519SecretFromSeed(seed: Uint8Array): Uint8Array {
  if (seed.length !== 32) throw fail(primitiveErrors.badSeed, { length: seed.length });
  return secretFromSeed(seed);
}

/**
 * An Sr25519 signer from its 64-byte secret. Signs in the context "substrate", so the public chain's wallets verify it.
 * Signatures differ from one time to the next: 32 random bytes go into each, which takes 2 to 3 ms.
 *
 * @throws SK0109
 */
export function sr25519Signer(secret: Uint8Array): Signer {
  if (secret.length !== 64) {
    throw fail(primitiveErrors.badSecret, { scheme: "sr25519", expected: 64, length: secret.length });
  }
  const own = Uint8Array.from(secret);
  const publicKey = getPublicKey(own);
  return {
    scheme: "sr25519",
    account: accountFromPublicKey(publicKey),
    publicKey,
    sign: (message) => sign(own, message),
  };
}

/**
 * Whether `signature` is the account's Sr25519 signature of `message`. Malformed input is simply not a signature.
 * 2 to 4 ms: verify batches off the main thread.
 */
export function verifySr25519(account: string, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return verify(message, signature, publicKeyFromAccount(account));
  } catch {
    return false;
  }
}
