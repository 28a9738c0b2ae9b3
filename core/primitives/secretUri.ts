import { hexToBytes } from "./bytes.js";
import { deriveSecret, junctionsOf } from "./derivation.js";
import { fail } from "./errors.js";
import { seedFromMnemonic } from "./mnemonic.js";
import { primitiveErrors } from "./primitiveErrors.js";
import { secretFromSeed, type SecretKey } from "./secretKey.js";
import type { SignatureScheme } from "./signatureScheme.js";

/** The phrase behind `//Alice` and the other well-known accounts of development networks. Everyone has it. */
const DEVELOPMENT_PHRASE = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

/**
 * The secret key of a secret URI, `phrase//hard/soft///password`, the notation of the public chain's tools. The phrase is
 * a BIP39 mnemonic or 0x and 64 hex digits of a seed; without one the well-known development phrase is meant.
 *
 * @throws SK0106 for a wrong phrase, SK0107 for what is no secret URI, SK0108 for a soft step of an Ed25519 key
 * @example signerFromSecret(secretFromUri("sr25519", "//Alice")).account // 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY
 */
export function secretFromUri(scheme: SignatureScheme, uri: string): SecretKey {
  const parts = /^([^/]*)((?:\/\/?[^/]+)*)(?:\/\/\/(.*))?$/su.exec(uri.trim());
  if (!parts) throw fail(primitiveErrors.badSecretUri, { part: "form" });
  const [, phrase = "", path = "", password = ""] = parts;
  if (phrase === "" && path === "") throw fail(primitiveErrors.badSecretUri, { part: "phrase" });
  const seed = phrase.startsWith("0x")
    ? seedFromHex(phrase.slice(2))
    : seedFromMnemonic(phrase === "" ? DEVELOPMENT_PHRASE : phrase, password);
  return deriveSecret(secretFromSeed(scheme, seed), junctionsOf(path));
}

function seedFromHex(digits: string): Uint8Array {
  // hexToBytes would quote the secret in its refusal.
  if (!/^[0-9a-fA-F]{64}$/.test(digits)) throw fail(primitiveErrors.badSecretUri, { part: "seed" });
  return hexToBytes(digits);
}
