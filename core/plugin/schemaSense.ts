import type { Ajv } from "ajv";
import type { TSchema } from "@sinclair/typebox";
import { isSubnetkitError } from "../primitives/errors.js";
import { compileWith, createAjv } from "./compileSchema.js";
import { messageErrors } from "./messageErrors.js";
import { schemaProblem } from "./schemaProblem.js";
import type { Looseness, SchemaNode } from "./schemaStrictness.js";
import { tensorOptionsProblem } from "./tensorOptionsProblem.js";

const isNode = (value: unknown): value is SchemaNode =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keywords that bound the same thing from below and from above. */
const BOUNDS = [
  ["minimum", "maximum"],
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
] as const;

let shared: Ajv | undefined;

/** What is wrong with the default of a schema, which is read as settings are: with the defaults of its own parts filled in. */
function defaultProblem(node: SchemaNode): string | undefined {
  const { default: stated, ...rest } = node;
  const given: unknown = structuredClone(stated);
  shared ??= createAjv({ useDefaults: true });
  let validate;
  try {
    // Plain data under an unsafe schema is what TypeBox calls one.
    validate = compileWith(shared, rest as unknown as TSchema);
  } catch (error) {
    // A part that refers to the whole can't be compiled alone; it is when the whole is used.
    if (isSubnetkitError(error) && error.code === messageErrors.badSchema.code) return undefined;
    throw error;
  }
  if (validate(given)) return undefined;
  const { path, rule } = schemaProblem(validate.errors ?? []);
  return `the default ${JSON.stringify(stated)} is refused: ${path} ${rule}`;
}

function ownProblem(node: SchemaNode): string | undefined {
  const wrong = "tensor" in node ? tensorOptionsProblem(node["tensor"]) : undefined;
  if (wrong) return `${wrong.path} of the tensor ${wrong.reason}`;
  for (const [lower, upper] of BOUNDS) {
    const [least, most] = [node[lower], node[upper]];
    if (typeof least !== "number" || typeof most !== "number") continue;
    const isWhole = node["type"] !== "number";
    if (isWhole ? Math.ceil(least) > Math.floor(most) : least > most) {
      return `${lower} ${least} and ${upper} ${most} leave nothing`;
    }
  }
  return node["default"] === undefined ? undefined : defaultProblem(node);
}

/** The schemas within a schema, with the path of each. */
function partsOf(node: SchemaNode, path: string): readonly (readonly [unknown, string])[] {
  const named = (keyword: string, name: (key: string) => string): (readonly [unknown, string])[] =>
    isNode(node[keyword])
      ? Object.entries(node[keyword]).map(([key, part]) => [part, name(key)] as const)
      : [];
  const { items } = node;
  return [
    ...named("properties", (key) => `${path}.${key}`),
    ...named("patternProperties", () => `${path}.*`),
    ...(Array.isArray(items)
      ? items.map((item: unknown, at) => [item, `${path}[${at}]`] as const)
      : [[items, `${path}[]`] as const]),
    ...["anyOf", "oneOf", "allOf"].flatMap((word) => {
      const branches = node[word];
      return Array.isArray(branches) ? branches.map((branch: unknown) => [branch, path] as const) : [];
    }),
  ];
}

/**
 * The first place where a schema contradicts itself: a tensor of no possible shape or type, bounds that leave nothing, a default that it
 * would refuse. Undefined for a schema that can be met.
 */
export function findImpossible(schema: unknown, path: string): Looseness | undefined {
  if (!isNode(schema)) return undefined;
  const reason = ownProblem(schema);
  if (reason !== undefined) return { path, reason };
  for (const [part, at] of partsOf(schema, path)) {
    const found = findImpossible(part, at);
    if (found) return found;
  }
  return undefined;
}
