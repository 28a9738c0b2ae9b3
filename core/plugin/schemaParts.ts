/** A JSON schema as plain data; TypeBox adds symbols, which are not looked at. */
export type SchemaNode = Readonly<Record<string, unknown>>;

/** A schema within another, and where it stands: "task.request.list[]", "task.request.record.*". */
export type SchemaPart = readonly [schema: unknown, path: string];

export const isSchemaNode = (value: unknown): value is SchemaNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keywords that join schemas of the same value. */
export const CHOICES = ["anyOf", "oneOf", "allOf"] as const;

/** The schemas within a schema, one level down: fields, values of records, items, the parts of a union or an intersection. */
export function schemaParts(node: SchemaNode, path: string): SchemaPart[] {
  const named = (keyword: string, pathOf: (key: string) => string): SchemaPart[] =>
    isSchemaNode(node[keyword])
      ? Object.entries(node[keyword]).map(([key, part]) => [part, pathOf(key)] as const)
      : [];
  return [
    ...named("properties", (key) => `${path}.${key}`),
    ...named("patternProperties", () => `${path}.*`),
    ...itemsOf(node["items"], path),
    ...CHOICES.flatMap((word) => {
      const branches = node[word];
      return Array.isArray(branches) ? branches.map((branch: unknown) => [branch, path] as const) : [];
    }),
  ];
}

function itemsOf(items: unknown, path: string): SchemaPart[] {
  if (items === undefined) return [];
  return Array.isArray(items)
    ? items.map((item: unknown, at) => [item, `${path}[${at}]`] as const)
    : [[items, `${path}[]`]];
}
