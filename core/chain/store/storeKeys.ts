import { concatBytes } from "../../primitives/bytes.js";
import { encodeCanonical } from "../../primitives/codec.js";
import { sha256 } from "../../primitives/hash.js";
import type { AnyTable } from "../../state/table.js";

const prefix = (letter: string): Uint8Array => Uint8Array.of(letter.charCodeAt(0));

/** What the store is and of which genesis; written once. */
export const META_KEY = prefix("m");
/** Where the chain stands; written with every record of the log. */
export const HEAD_KEY = prefix("h");
export const LOG_PREFIX = prefix("l");
export const OUTCOME_PREFIX = prefix("r");
export const ENTRY_PREFIX = prefix("s");

/** Stores take keys of a few hundred bytes; a longer key's hash stands for it. */
const MAX_KEY_BYTES = 256;

/** Key of the record whose last block has this height. */
export function logKey(lastHeight: number): Uint8Array {
  return heightKey(LOG_PREFIX, lastHeight);
}

/** Key of what the block of this height did. */
export function outcomeKey(height: number): Uint8Array {
  return heightKey(OUTCOME_PREFIX, height);
}

/** Big-endian, so that byte order is the order of heights. */
function heightKey(kind: Uint8Array, height: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setBigUint64(0, BigInt(height));
  return concatBytes(kind, new Uint8Array(bytes.buffer));
}

/** The height in a key that `logKey` or `outcomeKey` made. */
export function heightOfKey(key: Uint8Array): number {
  return Number(new DataView(key.buffer, key.byteOffset, key.byteLength).getBigUint64(LOG_PREFIX.length));
}

/** Key of an entry of the state. Table and key stand in the value too. */
export function entryKey(table: AnyTable, key: readonly unknown[]): Uint8Array {
  const encoded = encodeCanonical([table.name, table.encodeKey(key)]);
  return concatBytes(ENTRY_PREFIX, encoded.length <= MAX_KEY_BYTES ? encoded : sha256(encoded));
}
