import { concatBytes } from "./bytes.js";

/**
 * The few forms of SCALE, the public chain's encoding, that hashes of its clients are made of. Integers are
 * little-endian; https://docs.polkadot.com/polkadot-protocol/parachain-basics/data-encoding/ describes the rest.
 */

/** A u16: 2 bytes. */
export function scaleU16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >> 8) & 0xff);
}

/** A u64: 8 bytes. */
export function scaleU64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** A length below 2^30 in compact form: 1, 2 or 4 bytes, the two lowest bits of the first tell which. */
export function scaleLength(length: number): Uint8Array {
  if (length < 1 << 6) return Uint8Array.of(length << 2);
  if (length < 1 << 14) return scaleU16((length << 2) | 1);
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length * 4 + 2, true);
  return bytes;
}

/** A list of u16: its compact length, then each. */
export function scaleU16List(values: readonly number[]): Uint8Array {
  return concatBytes(scaleLength(values.length), ...values.map(scaleU16));
}
