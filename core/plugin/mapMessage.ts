import { fail } from "../primitives/errors.js";
import { messageErrors } from "./messageErrors.js";

/** Deeper than any sensible message, and far from where recursion would exhaust the stack. */
const DEPTH_LIMIT = 64;

/**
 * Copies a message, replacing the objects that `replace` knows. It returns undefined for an object to be copied field by field. A field
 * that is undefined is one left out: so it is written where `exactOptionalPropertyTypes` is off, and so schemas check it.
 *
 * @throws SK1323
 */
export function mapMessage(value: unknown, replace: (value: object) => unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (depth >= DEPTH_LIMIT) throw fail(messageErrors.tooDeep, { limit: DEPTH_LIMIT });
  const replaced = replace(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((item: unknown) => mapMessage(item, replace, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const given = (value as Readonly<Record<string, unknown>>)[name];
    if (given === undefined) continue;
    const field = mapMessage(given, replace, depth + 1);
    // Assigned, this one would become the copy's prototype.
    if (name === "__proto__") Object.defineProperty(copy, name, { ...OWN, value: field });
    else copy[name] = field;
  }
  return copy;
}

const OWN = { enumerable: true, configurable: true, writable: true };
