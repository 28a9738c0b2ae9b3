import { isJournaled } from "../plugin/pluginState.js";
import type { PluginState } from "../plugin/subnet.js";
import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";
import { fail } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { roleErrors } from "./roleErrors.js";

/** One key of what a validator remembers, of a known type. */
export interface Cell<T> {
  /** @throws SK1540 when what is stored is not a T */
  read(): T | undefined;
  write(value: T): void;
  delete(): void;
}

/** Says what is wrong with a stored value, by throwing. */
export function expectStored(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new TypeError(reason);
}

/**
 * What entries were parsed to, by their bytes. A history of hundreds of records is read in every round, and one record of it is new:
 * parsing them all again took a quarter of a simulated network's time.
 */
const parsed = new WeakMap<Uint8Array, unknown>();

/**
 * A typed key in a plugin's state, under the prefix `role/`. Values are stored as bytes of deterministic CBOR, and
 * read with a parser that trusts nothing: they may come from a dump.
 */
export function cellOf<T>(state: PluginState, name: string, parse: (value: unknown) => T): Cell<T> {
  const key = `role/${name}`;
  const parseStored = (stored: unknown): T => {
    try {
      expectStored(stored instanceof Uint8Array, "it is not a byte string");
      return parse(decodeCanonical(stored));
    } catch (cause) {
      throw fail(roleErrors.damagedState, { key, reason: reasonOf(cause) }, cause);
    }
  };
  return {
    read: () => {
      const encoded = isJournaled(state) ? state.encoded(key) : undefined;
      const known = encoded && parsed.get(encoded);
      // Bytes are an entry's own, and a key has one parser: what they were parsed to is a T.
      if (known !== undefined) return known as T;
      const stored = state.get(key);
      if (stored === undefined) return undefined;
      const value = parseStored(stored);
      if (encoded) parsed.set(encoded, value);
      return value;
    },
    write: (value) => state.set(key, encodeCanonical(value)),
    delete: () => state.delete(key),
  };
}

export function parseInteger(value: unknown): number {
  expectStored(typeof value === "number" && Number.isSafeInteger(value) && value >= 0, "it is not a count");
  return value;
}

export function parseList<T>(value: unknown, parse: (item: unknown) => T): readonly T[] {
  expectStored(Array.isArray(value), "it is not a list");
  return value.map(parse);
}

export function parseText(value: unknown): string {
  expectStored(typeof value === "string", "it is not a text");
  return value;
}

export function parseBytes(value: unknown): Uint8Array {
  expectStored(value instanceof Uint8Array, "it is not a byte string");
  return value;
}
