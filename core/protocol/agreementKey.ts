import { createPublicKey, diffieHellman, generateKeyPairSync } from "node:crypto";
import { fail } from "../primitives/errors.js";
import { protocolErrors } from "./protocolErrors.js";

/** One side's half of a key agreement. The private key stays inside the closure and goes with it. */
export interface AgreementKey {
  readonly publicKey: Uint8Array;
  /**
   * The secret shared with the holder of the other half.
   *
   * @throws SK1419 for a key of low order, which would make the secret known to everyone
   */
  agree(peerPublicKey: Uint8Array): Uint8Array;
}

// DER header of RFC 8410 in front of the 32 raw bytes of an X25519 public key.
const PUBLIC_HEADER = Buffer.from("302a300506032b656e032100", "hex");

/** A new ephemeral X25519 key. */
export function createAgreementKey(): AgreementKey {
  const { privateKey, publicKey } = generateKeyPairSync("x25519");
  const der = publicKey.export({ format: "der", type: "spki" });
  return {
    publicKey: Uint8Array.from(der.subarray(PUBLIC_HEADER.length)),
    agree: (peerPublicKey) => {
      try {
        const key = Buffer.concat([PUBLIC_HEADER, peerPublicKey]);
        return diffieHellman({
          privateKey,
          publicKey: createPublicKey({ key, format: "der", type: "spki" }),
        });
      } catch (cause) {
        throw fail(protocolErrors.badAgreementKey, {}, cause);
      }
    },
  };
}
