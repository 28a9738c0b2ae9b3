import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Role } from "./offer.js";
import { PROTOCOL_VERSION } from "./version.js";

/** One key per direction. Node can't wipe a KeyObject: dropping the last reference is what forgetting means here. */
export interface SessionKeys {
  readonly sealing: KeyObject;
  readonly opening: KeyObject;
}

/** HKDF-SHA-256 (RFC 5869) over the agreed secret, salted with the transcript's hash; overwrites the secret. */
export function deriveSessionKeys(
  role: Role,
  sharedSecret: Uint8Array,
  transcriptHash: Uint8Array,
): SessionKeys {
  const key = (sender: Role): KeyObject =>
    createSecretKey(
      Buffer.from(
        hkdfSync("sha256", sharedSecret, transcriptHash, `${PROTOCOL_VERSION} records of the ${sender}`, 32),
      ),
    );
  const keys = { miner: key("miner"), validator: key("validator") };
  sharedSecret.fill(0);
  return role === "miner"
    ? { sealing: keys.miner, opening: keys.validator }
    : { sealing: keys.validator, opening: keys.miner };
}
