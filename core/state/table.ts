import { fail } from "../primitives/errors.js";
import type { Codec } from "./codecs.js";
import { valueMismatch } from "./codecs.js";
import type { KeyPart } from "./keyParts.js";
import { stateErrors } from "./stateErrors.js";

/** A named table of the state: what its keys and values are, and how both are encoded. Holds no data. */
export interface Table<Key extends readonly unknown[], Value> {
  readonly name: string;
  /** Position among the tables of this process: an index into a state's stores, never encoded. */
  readonly slot: number;
  readonly value: Codec<Value>;
  /** What its entries are made of: programs whose shapes agree read each other's. */
  readonly shape: string;
  /** What a key is made of. */
  readonly keyParts: readonly KeyPart<unknown>[];
  /** The key, or its leading parts, as a string that sorts as keys do. */
  orderOf(key: KeyPrefix<Key>): string;
  encodeKey(key: Key): unknown[];
  /** @throws SK0201 */
  decodeKey(cbor: unknown): Key;
}

/** A key, or any number of its leading parts. */
export type KeyPrefix<Key extends readonly unknown[]> =
  Key | (Key extends readonly [...infer Leading, unknown] ? KeyPrefix<Leading> : readonly []);

/** A table whose types are not known: what code that handles all tables alike works with. */
export type AnyTable = Table<readonly unknown[], unknown>;

const definitions = new Map<string, AnyTable>();

/**
 * Declares a table. Its name is part of the state hash and of dumps.
 *
 * @throws SK0203 when the name is taken
 * @example
 * const balances = defineTable({ name: "ledger.balances", key: [accountKey], value: amount });
 * const totalIssuance = defineTable({ name: "ledger.issuance", key: [], value: amount });
 */
export function defineTable<
  const Key extends readonly unknown[],
  Value extends NonNullable<unknown>,
>(definition: {
  readonly name: string;
  readonly key: { readonly [Index in keyof Key]: KeyPart<Key[Index]> };
  readonly value: Codec<Value>;
}): Table<Key, Value> {
  const { name, value } = definition;
  if (definitions.has(name)) throw fail(stateErrors.duplicateTable, { name });
  // A tuple mapped to KeyPart of its elements is an array of KeyParts; the compiler can't see that for a generic tuple.
  const parts = definition.key as unknown as readonly KeyPart<unknown>[];

  const table: Table<Key, Value> = {
    name,
    slot: definitions.size,
    value,
    shape: `${parts.map((part) => part.codec.shape).join(",")} → ${value.shape}`,
    keyParts: parts,
    orderOf: orderFunction(parts),
    encodeKey: (key) => parts.map((part, index) => part.codec.encode(key[index])),
    decodeKey: (cbor) => {
      if (!Array.isArray(cbor) || cbor.length !== parts.length)
        throw valueMismatch(`a key of ${parts.length}`, cbor);
      return parts.map((part, index) => part.codec.decode(cbor[index])) as unknown as Key; // one element per part
    },
  };
  // Erased for the registry: everything that goes through it takes keys and values back to this same table.
  definitions.set(name, table);
  return table;
}

/** The table of that name, if a module that is loaded defines it. */
export function tableByName(name: string): AnyTable | undefined {
  return definitions.get(name);
}

/** Every table that a loaded module defines, by name. */
export function definedTables(): readonly AnyTable[] {
  return [...definitions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Most tables have one or two parts, and writes to state are hot: a loop costs twice as much here.
function orderFunction(parts: readonly KeyPart<unknown>[]): (key: readonly unknown[]) => string {
  const [first, second] = parts;
  if (first === undefined) return () => "";
  if (second === undefined) return (key) => (key.length === 0 ? "" : first.order(key[0]));
  return (key) => {
    if (key.length === 0) return "";
    let order = first.order(key[0]);
    for (let index = 1; index < key.length; index++) {
      const part = parts[index];
      if (part !== undefined) order += part.order(key[index]);
    }
    return order;
  };
}
