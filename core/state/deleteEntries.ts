import type { State } from "./state.js";
import type { KeyPrefix, Table } from "./table.js";

/** Deletes every entry of a table whose key starts with `prefix`. */
export function deleteEntries<Key extends readonly unknown[], Value>(
  state: State,
  table: Table<Key, Value>,
  prefix: KeyPrefix<Key>,
): void {
  for (const [key] of state.entries(table, prefix)) state.delete(table, key);
}
