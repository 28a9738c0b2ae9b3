import { blake2b } from "@noble/hashes/blake2.js";
import { bytesToHex, concatBytes } from "../primitives/bytes.js";
import { scaleU16, scaleU16List, scaleU64 } from "../primitives/scale.js";
import { publicKeyFromAccount } from "../primitives/ss58.js";
import type { WeightVector } from "./weightVector.js";

/** Weights with the salt that keeps a commit to them from being guessed. */
export interface SaltedWeights extends WeightVector {
  /** Any number of u16. */
  readonly salt: readonly number[];
}

/**
 * What a validator commits to: hex BLAKE2b-256 of the SCALE encoding of (hotkey, netuid, uids, values, salt,
 * versionKey), as the public chain's clients compute it.
 *
 * @throws SK0102
 */
export function weightCommitHash(weights: SaltedWeights): string {
  const { hotkey, netuid, uids, values, salt, versionKey } = weights;
  const encoded = concatBytes(
    publicKeyFromAccount(hotkey),
    scaleU16(netuid),
    scaleU16List(uids),
    scaleU16List(values),
    scaleU16List(salt),
    scaleU64(versionKey),
  );
  return bytesToHex(blake2b(encoded, { dkLen: 32 }));
}
