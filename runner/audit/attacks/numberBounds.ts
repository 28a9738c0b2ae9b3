/** What a schema allows a number to be. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly isInteger?: boolean;
}

type Node = Readonly<Record<string, unknown>>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Bounds of integers that their type has, when the schema sets none. */
const TYPE_BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  uint8: [0, 255],
  uint16: [0, 65_535],
  int16: [-32_768, 32_767],
  int32: [-2_147_483_648, 2_147_483_647],
};

/** A bound that is exclusive is passed by so much, of its size or of 1. */
const STEP = 1e-9;

/** The bounds of a number, or of a tensor's elements. */
export function boundsOf(node: Node): Bounds {
  const { tensor } = node;
  if (isNode(tensor)) {
    const [low, high] = TYPE_BOUNDS[String(tensor["dtype"])] ?? [];
    const bounds = [numberOf(tensor["min"]) ?? low, numberOf(tensor["max"]) ?? high] as const;
    return boundsBetween(...bounds, !String(tensor["dtype"]).startsWith("float"));
  }
  const isInteger = node["type"] === "integer";
  const passed = (bound: number | undefined, sign: 1 | -1): number | undefined =>
    bound === undefined ? undefined : bound + sign * (isInteger ? 1 : STEP * Math.max(1, Math.abs(bound)));
  const minimum = numberOf(node["minimum"]) ?? passed(numberOf(node["exclusiveMinimum"]), 1);
  const maximum = numberOf(node["maximum"]) ?? passed(numberOf(node["exclusiveMaximum"]), -1);
  return boundsBetween(minimum, maximum, isInteger);
}

/** The bounds of all numbers that messages of a schema can have. */
export function allBounds(schema: unknown): readonly Bounds[] {
  if (!isNode(schema) || "const" in schema || "enum" in schema) return [];
  const branches = branchesOf(schema);
  if (branches.length > 0) return branches.flatMap(allBounds);
  if (isNode(schema["tensor"]) || schema["type"] === "number" || schema["type"] === "integer") {
    return [boundsOf(schema)];
  }
  const { items, properties } = schema;
  const inner = Array.isArray(items) ? (items as readonly unknown[]) : [items];
  return [...inner, ...(isNode(properties) ? Object.values(properties) : [])].flatMap(allBounds);
}

/** The schemas of a union. */
export function branchesOf(node: Node): readonly unknown[] {
  return ["anyOf", "oneOf"].flatMap((word): readonly unknown[] => {
    const list = node[word];
    return Array.isArray(list) ? list : [];
  });
}

const boundsBetween = (
  minimum: number | undefined,
  maximum: number | undefined,
  isInteger: boolean,
): Bounds => ({
  ...(minimum !== undefined && { minimum }),
  ...(maximum !== undefined && { maximum }),
  isInteger,
});

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
