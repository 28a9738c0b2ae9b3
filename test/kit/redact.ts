import { isAccount } from "./isAccount.js";
import { fail } from "../../core/primitives/errors.js";
import { kitErrors } from "./kitErrors.js";

/** What a snapshot shall not depend on. */
export interface Redaction {
  /** Whether hashes and keys in hex, and accounts, become "<hash 1>" and "<account 1>"; they do if left out. */
  readonly hashes?: boolean;
  /** Significant digits to which numbers that are not whole are rounded; as they are if left out. */
  readonly numbers?: number;
  /** Fields whose values become "<name>". */
  readonly keys?: readonly string[];
}

/** What may be a hash or an account, where it stands alone. */
const WORDS = /\b(?:(?:0x)?[0-9a-f]{32,128}|[1-9A-HJ-NP-Za-km-z]{46,50})\b/g;
const HASH = /^(0x)?[0-9a-f]{32,128}$/;

/**
 * A copy of a value for a snapshot test, without what changes from run to run. Equal hashes and accounts get equal names, in the order
 * in which they appear, so that who is who stays visible, also within texts and as names of fields. Byte strings are treated as hex, dates become ISO texts, errors objects of
 * their name, message and fields; maps, sets and typed arrays become lists, and what contains itself "<circular>".
 *
 * @throws SK2944
 * @example expect(redact(devnet.outcomes(1), { numbers: 3, keys: ["seed"] })).toMatchSnapshot();
 */
export function redact(value: unknown, { hashes = true, numbers, keys = [] }: Redaction = {}): unknown {
  if (numbers !== undefined && !(Number.isInteger(numbers) && numbers >= 1 && numbers <= 15)) {
    throw fail(kitErrors.wrongDigits, { digits: numbers });
  }
  const names = new Map<string, string>();
  const counts = { hash: 0, account: 0 };
  const nameOf = (kind: keyof typeof counts, text: string): string => {
    const name = names.get(text) ?? `<${kind} ${(counts[kind] += 1)}>`;
    names.set(text, name);
    return name;
  };
  const text = (given: string): string => {
    if (!hashes) return given;
    return given.replace(WORDS, (word) => {
      if (HASH.test(word)) return nameOf("hash", word);
      return isAccount(word) ? nameOf("account", word) : word;
    });
  };
  const within = new Set<object>();
  const walk = (given: unknown): unknown => {
    if (typeof given === "string") return text(given);
    if (typeof given === "number") {
      return numbers === undefined || Number.isInteger(given) ? given : Number(given.toPrecision(numbers));
    }
    if (typeof given !== "object" || given === null) return given;
    if (within.has(given)) return "<circular>";
    within.add(given);
    const copy = open(given);
    within.delete(given);
    return copy;
  };
  const fieldsOf = (given: object): unknown =>
    Object.fromEntries(Object.entries(given).map(([key, field]) => [text(key), named(key, field)]));
  const named = (key: unknown, field: unknown): unknown =>
    typeof key === "string" && keys.includes(key) ? `<${key}>` : walk(field);
  const open = (given: object): unknown => {
    const bytes = bytesOf(given);
    if (bytes) return text(Buffer.from(bytes).toString("hex"));
    if (ArrayBuffer.isView(given)) return Array.from(given as unknown as ArrayLike<number>, walk);
    if (given instanceof Date) return Number.isNaN(given.getTime()) ? "Invalid Date" : given.toISOString();
    if (given instanceof URL || given instanceof RegExp) return text(String(given));
    if (given instanceof Set) return Array.from(given, walk);
    if (given instanceof Map) return Array.from(given, ([key, field]) => [walk(key), named(key, field)]);
    if (Array.isArray(given)) return given.map(walk);
    if (!(given instanceof Error)) return fieldsOf(given);
    const { name, message, cause } = given;
    return fieldsOf({ ...given, name, message, ...(cause !== undefined && { cause }) });
  };
  return walk(value);
}

function bytesOf(given: object): Uint8Array | undefined {
  if (given instanceof Uint8Array) return given;
  if (given instanceof ArrayBuffer) return new Uint8Array(given);
  return given instanceof DataView
    ? new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
    : undefined;
}
