import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import { record, safeInt, text } from "../../state/codecs.js";
import { storeErrors } from "./storeErrors.js";
import { HEAD_KEY } from "./storeKeys.js";

/** Where a stored chain stands, and the hash of its state there: what tells that no entry is missing, altered or left over. */
export interface StoredHead {
  readonly height: number;
  readonly id: string;
  readonly stateHash: string;
}

const codec = record<StoredHead>({ height: safeInt, id: text, stateHash: text });

export function encodeHead(head: StoredHead): Uint8Array {
  return encodeCanonical(codec.encode(head));
}

/** @throws SK1603 */
export function readHead(store: Store): StoredHead {
  const encoded = store.get(HEAD_KEY);
  if (encoded === undefined) throw fail(storeErrors.corruptStore, { reason: "it has no head" });
  try {
    return codec.decode(decodeCanonical(encoded));
  } catch (cause) {
    throw fail(storeErrors.corruptStore, { reason: `its head: ${reportOf(cause).message}` }, cause);
  }
}
