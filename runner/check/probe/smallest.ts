import type { DType } from "../../../core/plugin/tensor.js";
import { elementCount, TENSOR_ARRAYS } from "../../../core/plugin/tensorLayout.js";
import type { TensorOptions } from "../../../core/plugin/tensorSchema.js";

/** A JSON schema as plain data. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** The least that a schema takes: least numbers, shortest texts and lists, no optional fields. A text's pattern is not looked at. */
export function smallestOf(node: SchemaNode): unknown {
  if ("const" in node) return node["const"];
  if (Array.isArray(node["enum"])) return node["enum"][0] as unknown;
  if (node["tensor"]) return smallestTensor(node["tensor"] as TensorOptions<DType>);
  for (const word of ["anyOf", "oneOf", "allOf"]) {
    const branches = node[word];
    if (Array.isArray(branches)) return smallestOf(branches[0] as SchemaNode);
  }
  switch (node["type"]) {
    case "number":
    case "integer":
      return least(node);
    case "boolean":
      return false;
    case "string":
      return "a".repeat(typeof node["minLength"] === "number" ? node["minLength"] : 0);
    case "array":
      return smallestList(node);
    case "object":
      return smallestObject(node);
    default:
      return null;
  }
}

function least({ minimum, exclusiveMinimum, maximum, exclusiveMaximum }: SchemaNode): number {
  if (typeof minimum === "number") return minimum;
  if (typeof exclusiveMinimum === "number") return exclusiveMinimum + 1;
  if (typeof maximum === "number") return Math.min(0, maximum);
  return typeof exclusiveMaximum === "number" ? Math.min(0, exclusiveMaximum - 1) : 0;
}

function smallestList({ items, minItems }: SchemaNode): unknown[] {
  if (Array.isArray(items)) return items.map((item) => smallestOf(item as SchemaNode));
  const length = typeof minItems === "number" ? minItems : 0;
  return Array.from({ length }, () => smallestOf(items as SchemaNode));
}

function smallestObject({ properties = {}, required = [] }: SchemaNode): Record<string, unknown> {
  const fields = Object.entries(properties as Readonly<Record<string, SchemaNode>>);
  return Object.fromEntries(
    fields
      .filter(([name]) => (required as readonly unknown[]).includes(name))
      .map(([name, field]) => [name, smallestOf(field)] as const),
  );
}

function smallestTensor({ dtype, shape, min = 0, max = 0 }: TensorOptions<DType>): unknown {
  const sizes = shape.map((size) => (typeof size === "number" ? size : (size.min ?? 1)));
  const element = Math.max(min, Math.min(0, max));
  return { dtype, shape: sizes, data: new TENSOR_ARRAYS[dtype](elementCount(sizes) ?? 0).fill(element) };
}
