import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import type { Store } from "../../primitives/store.js";
import type { Genesis } from "../genesis.js";
import { genesisToJson, loadGenesis } from "../loadGenesis.js";
import { assertReadable, type StoredSchema } from "./storedSchema.js";
import { storeErrors } from "./storeErrors.js";
import { META_KEY } from "./storeKeys.js";

const FORMAT = "subnetkit-chain";
const VERSION = 2;
const NOTHING = new Uint8Array(0);

/** What a store says of itself. */
export interface StoredMeta {
  readonly genesis: Genesis;
  /** Name and version of the program that wrote it last, for people. */
  readonly writtenBy: string;
  readonly schema: StoredSchema;
}

export function encodeMeta({ genesis, writtenBy, schema }: StoredMeta): Uint8Array {
  return encodeCanonical([FORMAT, VERSION, writtenBy, genesisToJson(genesis), schema]);
}

/**
 * What a store says of itself, or undefined if it is empty.
 *
 * @throws SK1600 for a store of something else, SK1601 for another version of the format, SK1603 for a damaged one, SK1607
 * for one whose tables this program doesn't have, or has otherwise
 */
export function readMeta(store: Store): StoredMeta | undefined {
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
  const [format, version, writtenBy, genesis, schema]: readonly unknown[] = Array.isArray(meta)
    ? (meta as readonly unknown[])
    : [];
  if (format !== FORMAT) throw fail(storeErrors.foreignStore, { reason: "it is of another format" });
  if (version !== VERSION) {
    throw fail(storeErrors.storeVersion, { found: String(version), supported: VERSION });
  }
  if (typeof writtenBy !== "string" || !isSchema(schema)) {
    throw fail(storeErrors.corruptStore, { reason: "it doesn't say what its tables are" });
  }
  // Before the genesis, which a program with other parameters would misread too.
  assertReadable(schema, writtenBy);
  try {
    return { genesis: loadGenesis(genesis), writtenBy, schema };
  } catch (cause) {
    throw fail(storeErrors.corruptStore, { reason: `its genesis: ${reportOf(cause).message}` }, cause);
  }
}

function isSchema(value: unknown): value is StoredSchema {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((shape) => typeof shape === "string")
  );
}
