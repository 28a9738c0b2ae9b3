import type { TSchema } from "@sinclair/typebox";

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const has = (node: Readonly<Record<string, unknown>>, ...names: readonly string[]): boolean =>
  names.some((name) => typeof node[name] === "number");

/** Where a schema takes numbers without a lower or an upper bound. What else it may not leave open, the contract was refused for. */
export function unboundedNumbers(schema: TSchema, path: string): string[] {
  const visit = (node: unknown, at: string): string[] => {
    if (!isNode(node) || "const" in node || "enum" in node) return [];
    const tensor = node["tensor"];
    if (isNode(tensor)) return isOpenTensor(tensor) ? [at] : [];
    const branches = ["anyOf", "oneOf", "allOf"].flatMap((word): readonly unknown[] => {
      const list = node[word];
      return Array.isArray(list) ? list : [];
    });
    if (branches.length > 0) return branches.flatMap((branch) => visit(branch, at));
    if (node["type"] === "number" || node["type"] === "integer") {
      const isBounded = has(node, "minimum", "exclusiveMinimum") && has(node, "maximum", "exclusiveMaximum");
      return isBounded ? [] : [at];
    }
    if (node["type"] === "array") {
      const items = node["items"];
      if (Array.isArray(items)) return items.flatMap((item, index) => visit(item, `${at}[${index}]`));
      return visit(items, `${at}[]`);
    }
    const fields = [node["properties"], node["patternProperties"]].flatMap((each) =>
      isNode(each) ? Object.entries(each) : [],
    );
    return fields.flatMap(([name, field]) => visit(field, `${at}.${name}`));
  };
  return visit(schema, path);
}

/** Integers of 32 bits or less are bounded by their type. */
function isOpenTensor(tensor: Readonly<Record<string, unknown>>): boolean {
  const isFloat = typeof tensor["dtype"] === "string" && tensor["dtype"].startsWith("float");
  return isFloat && !(has(tensor, "min") && has(tensor, "max"));
}
