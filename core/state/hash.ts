import { blake3 } from "@noble/hashes/blake3.js";
import { encodeCanonical } from "../primitives/codec.js";
import { sha256Hex } from "../primitives/hash.js";
import { blake3Words, CHUNK_BYTES } from "./blake3Words.js";
import type { State } from "./state.js";
import type { AnyTable } from "./table.js";

/** Lanes of the LtHash: 1,024 integers mod 2^16, as Facebook's update propagation and Solana's accounts hash use it. */
const LANES = 1024;

interface RunningHash {
  readonly lanes: Uint16Array;
  readonly changes: ReturnType<State["trackChanges"]>;
}

const running = new WeakMap<State, RunningHash>();

/**
 * The hash of a state's content: 64 hex digits. Every entry is hashed alone (BLAKE3 to 2,048 bytes, of the deterministic
 * CBOR of table name, key and value), the hashes are added lane by lane, and the sum is printed as its SHA-256. So it
 * doesn't depend on the order of writes, and reading it again costs two entry hashes per entry changed in between
 * (7 µs each). The first reading walks the whole state.
 */
export function stateHash(state: State): string {
  let hash = running.get(state);
  if (hash === undefined) {
    hash = { lanes: lanesOf(state), changes: state.trackChanges() };
    running.set(state, hash);
  }
  for (const { table, key, before, after } of hash.changes.take()) {
    if (before !== undefined) addEntry(hash.lanes, table, key, before, -1);
    if (after !== undefined) addEntry(hash.lanes, table, key, after, 1);
  }
  return print(hash.lanes);
}

/** The same hash, recomputed from every entry. For audits and tests. */
export function recomputeStateHash(state: State): string {
  return print(lanesOf(state));
}

function lanesOf(state: State): Uint16Array {
  const lanes = new Uint16Array(LANES);
  for (const table of state.tables()) {
    for (const [key, value] of state.entries(table)) addEntry(lanes, table, key, value, 1);
  }
  return lanes;
}

function addEntry(
  lanes: Uint16Array,
  table: AnyTable,
  key: readonly unknown[],
  value: unknown,
  sign: 1 | -1,
): void {
  const encoded = encodeCanonical([table.name, table.encodeKey(key), table.value.encode(value)]);
  hashWords(encoded, words);
  // Two lanes a word, the lower one first; assignment to a Uint16Array reduces mod 2^16.
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? 0;
    lanes[2 * index] = (lanes[2 * index] ?? 0) + sign * (word & 0xffff);
    lanes[2 * index + 1] = (lanes[2 * index + 1] ?? 0) + sign * (word >>> 16);
  }
}

/** The hash of the entry being added. */
const words = new Int32Array(LANES / 2);

function hashWords(encoded: Uint8Array, output: Int32Array): void {
  if (encoded.length <= CHUNK_BYTES) {
    blake3Words(encoded, output);
    return;
  }
  const hash = blake3(encoded, { dkLen: 4 * output.length });
  const view = new DataView(hash.buffer, hash.byteOffset);
  for (let index = 0; index < output.length; index++) output[index] = view.getInt32(4 * index, true);
}

function print(lanes: Uint16Array): string {
  const bytes = new Uint8Array(2 * LANES);
  lanes.forEach((value, lane) => {
    bytes[2 * lane] = value & 0xff;
    bytes[2 * lane + 1] = value >>> 8;
  });
  return sha256Hex(bytes);
}
