/** A JSON schema as plain data; TypeBox adds symbols, which are not looked at. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** Where a schema accepts too much, and why. */
export interface Looseness {
  readonly path: string;
  readonly reason: string;
}

const isNode = (value: unknown): value is SchemaNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const entriesOf = (value: unknown): (readonly [string, unknown])[] =>
  isNode(value) ? Object.entries(value) : [];

function looseObject(node: SchemaNode, path: string): Looseness | undefined {
  if (node["additionalProperties"] !== false) {
    return { path, reason: "the object takes unknown fields; add { additionalProperties: false }" };
  }
  const patterns = entriesOf(node["patternProperties"]);
  if (patterns.length > 0 && typeof node["maxProperties"] !== "number") {
    return { path, reason: "the record has no bound; add { maxProperties }" };
  }
  return (
    firstLoose(entriesOf(node["properties"]).map(([name, child]) => [child, `${path}.${name}`])) ??
    firstLoose(patterns.map(([, child]) => [child, `${path}.*`]))
  );
}

function looseArray(node: SchemaNode, path: string): Looseness | undefined {
  if (typeof node["maxItems"] !== "number")
    return { path, reason: "the array has no bound; add { maxItems }" };
  const items = node["items"];
  if (Array.isArray(items)) return firstLoose(items.map((item: unknown, at) => [item, `${path}[${at}]`]));
  return items === undefined && node["maxItems"] === 0 ? undefined : findLoose(items, `${path}[]`);
}

function firstLoose(children: readonly (readonly [unknown, string])[]): Looseness | undefined {
  for (const [child, path] of children) {
    const loose = findLoose(child, path);
    if (loose) return loose;
  }
  return undefined;
}

/**
 * The first place where a schema would accept something unbounded: an open object, an array without `maxItems`, a string without
 * `maxLength`, a reference, or a type that has no place in a message. Undefined for a strict schema.
 */
export function findLoose(schema: unknown, path: string): Looseness | undefined {
  if (!isNode(schema)) return { path, reason: "it is not a schema" };
  if ("const" in schema || "enum" in schema || "tensor" in schema) return undefined;
  for (const word of ["anyOf", "oneOf", "allOf"]) {
    const branches = schema[word];
    if (Array.isArray(branches)) return firstLoose(branches.map((branch: unknown) => [branch, path]));
  }
  switch (schema["type"]) {
    case "object":
      return looseObject(schema, path);
    case "array":
      return looseArray(schema, path);
    case "string":
      return typeof schema["maxLength"] === "number"
        ? undefined
        : { path, reason: "the string has no bound; add { maxLength }" };
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return undefined;
    default:
      return {
        path,
        reason: `${typeof schema["type"] === "string" ? `"${schema["type"]}"` : "a schema without a type"} has no place in a message`,
      };
  }
}
