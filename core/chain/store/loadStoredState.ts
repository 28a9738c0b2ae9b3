import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import { createState, type State } from "../../state/state.js";
import { tableByName, type AnyTable } from "../../state/table.js";
import { headOf } from "../head.js";
import { addChecksums, checksumOf, type Checksum } from "./checksum.js";
import { readHead, type StoredHead } from "./storedHead.js";
import { storeErrors } from "./storeErrors.js";
import { ENTRY_PREFIX } from "./storeKeys.js";

/** An entry of the state as the store keeps it. */
export function encodeEntry(table: AnyTable, key: readonly unknown[], value: unknown): Uint8Array {
  return encodeCanonical([table.name, table.encodeKey(key), table.value.encode(value)]);
}

/**
 * The state in a store, checked against the sum of its entries.
 *
 * @throws SK1603 for anything missing, altered or left over
 */
export function loadStoredState(store: Store): { readonly state: State; readonly head: StoredHead } {
  const head = readHead(store);
  const state = createState();
  let checksum: Checksum = 0n;
  for (const [key, value] of store.entries(ENTRY_PREFIX)) {
    checksum = addChecksums(checksum, checksumOf(key, value));
    loadEntry(state, value);
  }
  if (checksum !== head.checksum) throw corrupt("the sum of its entries is wrong");
  const { height, id } = headOf(state);
  if (height !== head.height || id !== head.id) throw corrupt("its head is not the one of its state");
  return { state, head };
}

function loadEntry(state: State, encoded: Uint8Array): void {
  try {
    const cbor = decodeCanonical(encoded);
    const [name, key, value]: readonly unknown[] = Array.isArray(cbor) ? (cbor as readonly unknown[]) : [];
    const table = typeof name === "string" ? tableByName(name) : undefined;
    if (table === undefined) throw corrupt(`there is no table ${String(name)}`);
    state.set(table, table.decodeKey(key), table.value.decode(value));
  } catch (cause) {
    throw corrupt(reportOf(cause).message, cause);
  }
}

function corrupt(reason: string, cause?: unknown): Error {
  return fail(storeErrors.corruptStore, { reason }, cause);
}
