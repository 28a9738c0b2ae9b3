import { decodeCanonical, encodeCanonical, encodeCanonicalView } from "../primitives/codec.js";
import { valueMismatch } from "./codecs.js";
import { tableByName, type AnyTable } from "./table.js";

/** An entry as the state hash and stores take it: deterministic CBOR of `[table, key, value]`. */
export function encodeEntry(table: AnyTable, key: readonly unknown[], value: unknown): Uint8Array {
  return encodeCanonical(entryForm(table, key, value));
}

/** The same bytes, valid until anything else is encoded. */
export function viewEntry(table: AnyTable, key: readonly unknown[], value: unknown): Uint8Array {
  return encodeCanonicalView(entryForm(table, key, value));
}

function entryForm(table: AnyTable, key: readonly unknown[], value: unknown): unknown[] {
  return [table.name, table.encodeKey(key), table.value.encode(value)];
}

/** An entry of a table that a loaded module defines. */
export interface DecodedEntry {
  readonly table: AnyTable;
  readonly key: readonly unknown[];
  readonly value: unknown;
}

/** @throws SK0104, SK0201, SK0202 for anything else */
export function decodeEntry(encoded: Uint8Array): DecodedEntry {
  const cbor = decodeCanonical(encoded);
  const [name, key, value]: readonly unknown[] = Array.isArray(cbor) ? (cbor as readonly unknown[]) : [];
  const table = typeof name === "string" ? tableByName(name) : undefined;
  if (table === undefined) throw valueMismatch("the name of a table", name);
  return { table, key: table.decodeKey(key), value: table.value.decode(value) };
}
