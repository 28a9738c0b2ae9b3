type Node = Readonly<Record<string, unknown>>;

/** What a field of literals says of a value that is none of a union's objects. */
export type BranchChoice =
  /** The branches, by their place in the union, whose literal the value has. */
  | { readonly kind: "chosen"; readonly branches: readonly number[] }
  /** The value has the field, but with no branch's literal. */
  | { readonly kind: "unknown"; readonly field: string; readonly allowed: readonly unknown[] }
  | { readonly kind: "missing"; readonly field: string; readonly allowed: readonly unknown[] };

/**
 * Chooses among the objects of a union by the field that is a literal in each of them: `{ kind: "a", … } | { kind: "b", … }`.
 *
 * @param union the schemas of its branches
 * @returns undefined when the value is no object, or no field tells the branches apart
 */
export function chooseBranch(union: readonly unknown[], value: unknown): BranchChoice | undefined {
  if (!isNode(value) || Array.isArray(value)) return undefined;
  const objects = union.flatMap((schema, index) =>
    isNode(schema) && isNode(schema["properties"]) ? [{ index, properties: schema["properties"] }] : [],
  );
  const [first] = objects;
  if (!first) return undefined;
  const tables = Object.keys(first.properties).map((field) => ({
    field,
    rows: objects.map(({ index, properties }) => ({ index, literals: literalsOf(properties[field]) })),
  }));
  const discriminators = tables
    .filter(({ rows }) => rows.every(({ literals }) => literals.length > 0))
    .map(({ field, rows }) => ({ field, rows, allowed: unique(rows.flatMap(({ literals }) => literals)) }))
    .sort((a, b) => b.allowed.length - a.allowed.length);
  const [best] = discriminators;
  if (!best) return undefined;
  const { field, rows, allowed } = best;
  if (!Object.hasOwn(value, field)) return { kind: "missing", field, allowed };
  const branches = rows.filter(({ literals }) => literals.includes(value[field])).map(({ index }) => index);
  return branches.length > 0 ? { kind: "chosen", branches } : { kind: "unknown", field, allowed };
}

/** The values that a schema of literals allows; none for any other schema. */
function literalsOf(schema: unknown): readonly unknown[] {
  if (!isNode(schema)) return [];
  if ("const" in schema) return [schema["const"]];
  if (Array.isArray(schema["enum"])) return schema["enum"];
  if (!Array.isArray(schema["anyOf"])) return [];
  const parts = schema["anyOf"].map(literalsOf);
  return parts.every((part) => part.length > 0) ? parts.flat() : [];
}

const unique = (values: readonly unknown[]): readonly unknown[] => [...new Set(values)];

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
