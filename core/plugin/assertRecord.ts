import { fail } from "../primitives/errors.js";
import { didYouMean } from "../primitives/nearestName.js";
import { contractErrors } from "./contractErrors.js";

/** More items than fit into the default frame make no sense; the list is bounded before it is read. */
export const MAX_BATCH_ITEMS = 65_536;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Checks that a part of a contract is an object, and where its fields are given, that it has no others.
 *
 * @throws SK1302 with the path, the field and what was probably meant
 */
export function assertRecord(id: string, path: string, value: unknown, fields?: readonly string[]): void {
  if (!isRecord(value)) throw fail(contractErrors.badField, { id, path, reason: "is not an object" });
  const unknown = Object.keys(value).find((name) => fields && !fields.includes(name));
  if (fields && unknown !== undefined) {
    const hint = didYouMean(unknown, fields);
    const reason = `has the unknown field "${unknown}"${hint || `; it has ${fields.join(", ")}`}`;
    throw fail(contractErrors.badField, { id, path, reason });
  }
}
