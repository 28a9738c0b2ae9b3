import { sha256Hex } from "../../primitives/hash.js";

const MODULUS_BITS = 256;

/**
 * A sum over all stored entries, so that a missing, altered or outdated one is noticed when the store is opened. Kept up
 * with 3 µs for each entry written, and needs no second look at the table. It guards against damage, not against
 * forgers: that is what the state hash is for.
 */
export type Checksum = bigint;

/** What one entry adds to the sum. */
export function checksumOf(key: Uint8Array, value: Uint8Array): Checksum {
  return BigInt(`0x${sha256Hex(String(key.length), key, value)}`);
}

export function addChecksums(a: Checksum, b: Checksum): Checksum {
  return BigInt.asUintN(MODULUS_BITS, a + b);
}

export function subtractChecksum(sum: Checksum, part: Checksum): Checksum {
  return BigInt.asUintN(MODULUS_BITS, sum - part);
}
