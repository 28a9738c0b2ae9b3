import type { Ajv } from "ajv";
import type { TSchema } from "@sinclair/typebox";
import { isSubnetkitError } from "../primitives/errors.js";
import { compileWith, createAjv } from "./compileSchema.js";
import { messageErrors } from "./messageErrors.js";
import { isSchemaNode, schemaParts, type SchemaNode } from "./schemaParts.js";
import { schemaProblem } from "./schemaProblem.js";
import { tensorOptionsProblem } from "./tensorOptionsProblem.js";

/** Keywords that bound the same thing from below and from above. */
const BOUNDS = [
  ["minimum", "maximum"],
  ["exclusiveMinimum", "maximum"],
  ["minimum", "exclusiveMaximum"],
  ["exclusiveMinimum", "exclusiveMaximum"],
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

type Bound = readonly [keyword: string, limit: number];

/** Whether nothing lies between two bounds, where whole numbers are asked for no whole one. */
function isEmpty(isWhole: boolean, [lower, least]: Bound, [upper, most]: Bound): boolean {
  const [isAbove, isBelow] = [lower, upper].map((keyword) => keyword.startsWith("exclusive"));
  if (!isWhole) return isAbove || isBelow ? least >= most : least > most;
  const first = isAbove ? Math.floor(least) + 1 : Math.ceil(least);
  const last = isBelow ? Math.ceil(most) - 1 : Math.floor(most);
  return first > last;
}

function ownProblem(node: SchemaNode): string | undefined {
  const wrong = "tensor" in node ? tensorOptionsProblem(node["tensor"]) : undefined;
  if (wrong) return `${wrong.path} of the tensor ${wrong.reason}`;
  for (const [lower, upper] of BOUNDS) {
    const [least, most] = [node[lower], node[upper]];
    if (typeof least !== "number" || typeof most !== "number") continue;
    if (isEmpty(node["type"] !== "number", [lower, least], [upper, most])) {
      return `${lower} ${least} and ${upper} ${most} leave nothing`;
    }
  }
  return node["default"] === undefined ? undefined : defaultProblem(node);
}

/** Where a schema can't be met, and why. */
export interface Contradiction {
  readonly path: string;
  readonly reason: string;
}

/**
 * The first place where a schema contradicts itself: a tensor of no possible shape or type, bounds that leave nothing, a default that it
 * would refuse. Undefined for a schema that can be met.
 */
export function findImpossible(schema: unknown, path: string): Contradiction | undefined {
  if (!isSchemaNode(schema)) return undefined;
  const reason = ownProblem(schema);
  if (reason !== undefined) return { path, reason };
  for (const [part, at] of schemaParts(schema, path)) {
    const found = findImpossible(part, at);
    if (found) return found;
  }
  return undefined;
}
