import { fail, reportOf } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import { decodeEntry } from "../../state/entryForm.js";
import { adoptHash } from "../../state/hash.js";
import { createLtHash } from "../../state/ltHash.js";
import { createState, type State } from "../../state/state.js";
import { headOf } from "../head.js";
import { readHead } from "./storedHead.js";
import { storeErrors } from "./storeErrors.js";
import { ENTRY_PREFIX } from "./storeKeys.js";

/**
 * The state in a store, held against the state hash that was stored with it.
 *
 * @throws SK1603 for anything missing, altered or left over
 */
export function loadStoredState(store: Store): State {
  const head = readHead(store);
  const state = createState();
  const hash = createLtHash();
  for (const [, encoded] of store.entries(ENTRY_PREFIX)) {
    hash.add(encoded);
    loadEntry(state, encoded);
  }
  if (hash.digest() !== head.stateHash)
    throw corrupt("its entries don't have the hash that they were stored with");
  const { height, id } = headOf(state);
  if (height !== head.height || id !== head.id) throw corrupt("its head is not the one of its state");
  adoptHash(state, hash);
  return state;
}

function loadEntry(state: State, encoded: Uint8Array): void {
  try {
    const { table, key, value } = decodeEntry(encoded);
    state.set(table, key, value);
  } catch (cause) {
    throw corrupt(reportOf(cause).message, cause);
  }
}

function corrupt(reason: string, cause?: unknown): Error {
  return fail(storeErrors.corruptStore, { reason }, cause);
}
