import { fail } from "../../core/primitives/errors.js";
import { vectorErrors } from "./vectorErrors.js";

/**
 * Reads one kind of value from parsed JSON.
 *
 * @throws SK2406 naming the path, if the value is of another kind
 */
export type Read<Value> = (value: unknown, path: string) => Value;

/** A whole number that a JSON number holds exactly. */
export const integer: Read<number> = (value, path) => {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw badValue(value, path, "an exact integer");
};

/** An integer of any size, written as a decimal string. */
export const bigInteger: Read<bigint> = (value, path) => {
  if (typeof value === "string" && /^-?[0-9]+$/.test(value)) return BigInt(value);
  throw badValue(value, path, "a decimal string");
};

export const text: Read<string> = (value, path) => {
  if (typeof value === "string") return value;
  throw badValue(value, path, "a text");
};

/** A switch: true or false, or 1 or 0 as vectors have it. */
export const flag: Read<boolean> = (value, path) => {
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  throw badValue(value, path, "true, false, 1 or 0");
};

export const anything: Read<unknown> = (value) => value;

export function oneOf<const Text extends string>(...texts: readonly Text[]): Read<Text> {
  return (value, path) => {
    const found = texts.find((candidate) => candidate === value);
    if (found === undefined) throw badValue(value, path, texts.join(" or "));
    return found;
  };
}

export function orNull<Value>(read: Read<Value>): Read<Value | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function listOf<Value>(read: Read<Value>): Read<Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw badValue(value, path, "a list");
    return value.map((item: unknown, i) => read(item, `${path}[${i}]`));
  };
}

export function pairOf<First, Second>(
  first: Read<First>,
  second: Read<Second>,
): Read<readonly [First, Second]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length !== 2) throw badValue(value, path, "a pair");
    return [first(value[0], `${path}[0]`), second(value[1], `${path}[1]`)];
  };
}

export const record: Read<Readonly<Record<string, unknown>>> = (value, path) => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw badValue(value, path, "an object");
};

/** An object of which every key has to be read: what is left over at the end is an error, not ignored. */
export interface Fields {
  readonly path: string;
  /** @throws SK2407 if there is no such key */
  read<Value>(key: string, read: Read<Value>): Value;
  /** Undefined if there is no such key. */
  optional<Value>(key: string, read: Read<Value>): Value | undefined;
  /** @throws SK2405 if a key was not read */
  close(): void;
}

/** Opens an object for reading key by key. */
export const fields: Read<Fields> = (value, path) => {
  const entries = new Map(Object.entries(record(value, path)));
  const left = new Set(entries.keys());
  const pathOf = (key: string): string => (path === "" ? key : `${path}.${key}`);

  return {
    path,
    optional(key, read) {
      left.delete(key);
      return entries.has(key) ? read(entries.get(key), pathOf(key)) : undefined;
    },
    read(key, read) {
      if (!entries.has(key)) throw fail(vectorErrors.missingKey, { path: pathOf(key) });
      left.delete(key);
      return read(entries.get(key), pathOf(key));
    },
    close() {
      const [unread] = left;
      if (unread !== undefined) throw fail(vectorErrors.unknownKey, { path: pathOf(unread) });
    },
  };
};

function badValue(value: unknown, path: string, wanted: string): Error {
  const shown = value === undefined ? "nothing" : JSON.stringify(value);
  return fail(vectorErrors.badValue, { path, value: shown.slice(0, 60), wanted });
}
