import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import type { Genesis } from "../genesis.js";
import { genesisToJson, loadGenesis } from "../loadGenesis.js";
import { storeErrors } from "./storeErrors.js";
import { META_KEY } from "./storeKeys.js";

const FORMAT = "subnetkit-chain";
const VERSION = 1;
const NOTHING = new Uint8Array(0);

export function encodeMeta(genesis: Genesis): Uint8Array {
  return encodeCanonical([FORMAT, VERSION, genesisToJson(genesis)]);
}

/**
 * The genesis of the chain in a store, or undefined if the store is empty.
 *
 * @throws SK1600 for a store of something else, SK1601 for another version of the format, SK1603 for a damaged one
 */
export function storedGenesis(store: Store): Genesis | undefined {
  const encoded = store.get(META_KEY);
  if (encoded === undefined) {
    for (const _ of store.entries(NOTHING)) {
      throw fail(storeErrors.foreignStore, { reason: "it has entries, but none that says what they are" });
    }
    return undefined;
  }
  let meta: unknown;
  try {
    meta = decodeCanonical(encoded);
  } catch (cause) {
    throw fail(storeErrors.foreignStore, { reason: reportOf(cause).message }, cause);
  }
  const [format, version, genesis]: readonly unknown[] = Array.isArray(meta)
    ? (meta as readonly unknown[])
    : [];
  if (format !== FORMAT) throw fail(storeErrors.foreignStore, { reason: "it is of another format" });
  if (version !== VERSION) {
    throw fail(storeErrors.storeVersion, { found: String(version), supported: VERSION });
  }
  try {
    return loadGenesis(genesis);
  } catch (cause) {
    throw fail(storeErrors.corruptStore, { reason: `its genesis: ${reportOf(cause).message}` }, cause);
  }
}
