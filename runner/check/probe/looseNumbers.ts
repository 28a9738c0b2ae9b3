import { isSchemaNode, schemaParts, type SchemaNode } from "../../../core/plugin/schemaParts.js";
import { isListed, type Looseness } from "../../../core/plugin/schemaStrictness.js";

/** Every place where a schema takes numbers without a finite lower or upper bound; of tensors, those of floats. */
export function looseNumbers(schema: unknown, path: string): Looseness[] {
  if (!isSchemaNode(schema) || isListed(schema)) return [];
  return [
    ...missingBounds(schema).map((open) => ({ path, ...open })),
    ...schemaParts(schema, path).flatMap(([part, at]) => looseNumbers(part, at)),
  ];
}

function missingBounds(node: SchemaNode): Omit<Looseness, "path">[] {
  const bounds = boundsOf(node);
  if (!bounds) return [];
  const lacking = [
    ...(bounds.lower.some(Number.isFinite) ? [] : ["minimum"]),
    ...(bounds.upper.some(Number.isFinite) ? [] : ["maximum"]),
  ];
  const reason = `${bounds.of} no finite ${lacking.join(" and no finite ")}`;
  return lacking.length === 0 ? [] : [{ reason, fix: `Give it both: ${bounds.example}` }];
}

interface Bounds {
  readonly of: string;
  /** One of each is enough. */
  readonly lower: readonly unknown[];
  readonly upper: readonly unknown[];
  readonly example: string;
}

/** What bounds a number of the schema itself; undefined where it has none, or the type of it is bound enough. */
function boundsOf({ tensor, type, ...node }: SchemaNode): Bounds | undefined {
  if (isSchemaNode(tensor)) {
    const { dtype, min, max } = tensor;
    const isFloat = typeof dtype === "string" && dtype.startsWith("float");
    const example = "Tensor({ …, min: -1, max: 1 })";
    return isFloat ? { of: "the tensor's elements have", lower: [min], upper: [max], example } : undefined;
  }
  if (type !== "number" && type !== "integer") return undefined;
  return {
    of: "the number has",
    lower: [node["minimum"], node["exclusiveMinimum"]],
    upper: [node["maximum"], node["exclusiveMaximum"]],
    example:
      type === "integer"
        ? "Type.Integer({ minimum: 0, maximum: 100 })"
        : "Type.Number({ minimum: 0, maximum: 1 })",
  };
}
