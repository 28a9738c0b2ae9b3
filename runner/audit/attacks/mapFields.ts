import type { TSchema } from "@sinclair/typebox";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import { isTensor, mapElements, mapNumbers } from "../../../core/plugin/mapNumbers.js";
import { boundsOf, branchesOf, isNode, type Bounds } from "./numberBounds.js";

/** Where a number of a message stands, list indices left out, and what the schema allows there. */
export interface NumberField extends Bounds {
  readonly path: string;
}

/** A copy of a message in which every number, also in tensors, became what `change` makes of it; what a schema fixes stays. */
export function mapFields(
  schema: unknown,
  value: unknown,
  change: (number: number, field: NumberField) => number,
  path = "",
): unknown {
  if (!isNode(schema)) return mapNumbers(value, (number) => change(number, { path }));
  if ("const" in schema || "enum" in schema) return value;
  const branches = branchesOf(schema);
  if (branches.length > 0) {
    const index = branches.findIndex((branch) => isNode(branch) && accepts(branch, value));
    return mapFields(branches[index], value, change, `${path}|${index}`);
  }
  if (typeof value === "number") return change(value, { path, ...boundsOf(schema) });
  if (isTensor(value)) {
    const field = { path, ...boundsOf(schema) };
    return { ...value, data: mapElements(value, (number) => change(number, field)) };
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    const itemOf = (index: number): unknown =>
      Array.isArray(items) ? (items as readonly unknown[])[index] : items;
    return value.map((item: unknown, index) => mapFields(itemOf(index), item, change, `${path}[]`));
  }
  if (typeof value !== "object" || value === null) return value;
  const { properties } = schema;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const inner = isNode(properties) ? properties[name] : undefined;
      return [name, mapFields(inner, field, change, `${path}.${name}`)] as const;
    }),
  );
}

function accepts(branch: object, value: unknown): boolean {
  // Part of a schema that was compiled as a whole.
  return compileSchema(branch as TSchema).problem(value) === undefined;
}
