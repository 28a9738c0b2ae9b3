import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";
import { fail, reportOf } from "../primitives/errors.js";
import { createState, type State } from "./state.js";
import { stateErrors } from "./stateErrors.js";
import { tableByName, type AnyTable } from "./table.js";

const FORMAT = "subnetkit-state";
const VERSION = 1;

/**
 * The whole content of a state as bytes: equal states give equal bytes. Deterministic CBOR of
 * `[format, version, [[table, [[key, value], …]], …]]`, tables by name, entries by key. Journal and snapshots stay behind.
 */
export function dumpState(state: State): Uint8Array {
  const tables = state.tables().map((table) => {
    const entries = Array.from(state.entries(table), ([key, value]) => [
      table.encodeKey(key),
      table.value.encode(value),
    ]);
    return [table.name, entries];
  });
  return encodeCanonical([FORMAT, VERSION, tables]);
}

/**
 * A new state with the content of a dump. The modules that define its tables have to be loaded.
 *
 * @throws SK0208 for bytes that are not a canonical dump, SK0209 for another version of the format, SK0210 for a table
 * that isn't defined here
 */
export function loadState(bytes: Uint8Array): State {
  let dump: unknown;
  try {
    dump = decodeCanonical(bytes);
  } catch (cause) {
    throw fail(stateErrors.corruptDump, { reason: reportOf(cause).message }, cause);
  }
  if (!Array.isArray(dump) || dump[0] !== FORMAT || dump.length !== 3)
    throw corrupt("it doesn't start like one");
  const [, version, tables] = dump as readonly unknown[];
  if (version !== VERSION)
    throw fail(stateErrors.dumpVersion, { found: String(version), supported: VERSION });
  if (!Array.isArray(tables)) throw corrupt("it has no tables");

  const state = createState();
  let former = "";
  for (const item of tables as readonly unknown[]) {
    const [name, entries] = pairOf(item);
    if (typeof name !== "string" || !Array.isArray(entries) || entries.length === 0)
      throw corrupt("a table is malformed");
    if (name <= former) throw corrupt(`the table ${name} is out of order`);
    former = name;
    const table = tableByName(name);
    if (table === undefined) throw fail(stateErrors.unknownTable, { name });
    loadTable(state, table, entries);
  }
  return state;
}

function loadTable(state: State, table: AnyTable, entries: readonly unknown[]): void {
  let former: string | undefined;
  for (const entry of entries) {
    const [encodedKey, encodedValue] = pairOf(entry);
    let key: readonly unknown[];
    let value: unknown;
    try {
      key = table.decodeKey(encodedKey);
      value = table.value.decode(encodedValue);
    } catch (cause) {
      throw fail(stateErrors.corruptDump, { reason: `${table.name}: ${reportOf(cause).message}` }, cause);
    }
    const order = table.orderOf(key);
    if (former !== undefined && order <= former) throw corrupt(`${table.name}: its entries are out of order`);
    former = order;
    state.set(table, key, value);
  }
}

function pairOf(item: unknown): readonly [unknown, unknown] {
  if (!Array.isArray(item) || item.length !== 2) throw corrupt("a pair is expected where there is none");
  const [first, second] = item as readonly unknown[];
  return [first, second];
}

function corrupt(reason: string): Error {
  return fail(stateErrors.corruptDump, { reason });
}
