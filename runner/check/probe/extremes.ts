import { compileSchema } from "../../../core/plugin/compileSchema.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { isTensor, mapElements, mapNumbers } from "../../../core/plugin/mapNumbers.js";

const EXTREMES = [0, 1, -1, 1e-30, 1e30, -1e30, Number.MAX_VALUE, 1e6, -1e6];

/**
 * Answers that no honest miner gives and the schema takes all the same: the response with all its numbers replaced by one extreme.
 * What the schema refuses can't reach a scorer and is left out.
 */
export function extremesOf(contract: ContractSpec, response: unknown): unknown[] {
  const schema = compileSchema(contract.task.response);
  return EXTREMES.map((extreme) => mapNumbers(response, () => extreme)).filter(
    (candidate) => schema.problem(candidate) === undefined,
  );
}

/** Paths of the numbers of a message, such as "/bands/0/low": of an array the first item stands for all. */
export function numberPaths(value: unknown, path = ""): string[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  if (isTensor(value)) return value.dtype.startsWith("float") && value.data.length > 0 ? [path] : [];
  const fields = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return fields.flatMap(([name, field]) => numberPaths(field, `${path}/${name}`));
}

/** A copy of a message with NaN at a path; in a tensor, as its first element. */
export function withNaN(value: unknown, path: string): unknown {
  const [, name, ...rest] = path.split("/");
  if (name === undefined) {
    if (!isTensor(value)) return Number.NaN;
    let index = 0;
    return { ...value, data: mapElements(value, (element) => (index++ === 0 ? Number.NaN : element)) };
  }
  const inner = rest.map((part) => `/${part}`).join("");
  const change = (key: string, field: unknown): unknown => (key === name ? withNaN(field, inner) : field);
  if (Array.isArray(value)) return value.map((item: unknown, index) => change(String(index), item));
  return Object.fromEntries(
    Object.entries(value as object).map(([key, field]) => [key, change(key, field)] as const),
  );
}
