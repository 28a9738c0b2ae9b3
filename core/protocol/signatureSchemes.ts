import { fail } from "../primitives/errors.js";
import { verifySignature } from "../primitives/keys.js";
import type { AccountId } from "../primitives/ss58.js";
import type { SignatureScheme } from "../primitives/signatureScheme.js";
import { protocolErrors } from "./protocolErrors.js";

type Verify = (account: AccountId, message: Uint8Array, signature: Uint8Array) => boolean | Promise<boolean>;

/** Verification by scheme name. A scheme that is slow may verify elsewhere: it costs once per session. */
const SCHEMES: ReadonlyMap<string, Verify> = new Map<SignatureScheme, Verify>([
  ["ed25519", verifySignature],
  ["sr25519", verifySr25519],
]);

// Loaded with the first peer that needs it: its curve takes 30 ms to load, and a network of Ed25519 keys never does.
async function verifySr25519(...signed: Parameters<Verify>): Promise<boolean> {
  const scheme = await import("../primitives/sr25519.js");
  return scheme.verifySr25519(...signed);
}

/** @throws SK1415 */
export function assertKnownScheme(scheme: string): void {
  if (!SCHEMES.has(scheme)) throw fail(protocolErrors.unknownScheme, { scheme });
}

/**
 * Checks a hotkey's signature.
 *
 * @throws SK1415, SK1416
 */
export async function assertSignature(
  signer: { readonly scheme: string; readonly hotkey: AccountId },
  message: Uint8Array,
  signature: Uint8Array,
): Promise<void> {
  assertKnownScheme(signer.scheme);
  const valid = await SCHEMES.get(signer.scheme)?.(signer.hotkey, message, signature);
  if (valid !== true) throw fail(protocolErrors.badSignature);
}
