import { fail } from "../../primitives/errors.js";
import { definedTables } from "../../state/table.js";
import { storeErrors } from "./storeErrors.js";

/** What the entries of each table are made of, by the table's name. */
export type StoredSchema = Readonly<Record<string, string>>;

/** The tables as this program has them. */
export function currentSchema(): StoredSchema {
  return Object.fromEntries(definedTables().map(({ name, shape }) => [name, shape]));
}

/**
 * Refuses tables that this program would misread. One that it has and the store does not is new, and empty.
 *
 * @param writtenBy the program that wrote the store, for the message
 * @throws SK1607 with the tables that differ
 */
export function assertReadable(stored: StoredSchema, writtenBy: string): void {
  const current = currentSchema();
  const differing = Object.keys(stored).filter((name) => current[name] !== stored[name]);
  if (differing.length > 0) throw fail(storeErrors.tablesDiffer, { tables: differing.join(", "), writtenBy });
}
