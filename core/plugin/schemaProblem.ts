import type { ErrorObject } from "ajv";
import { chooseBranch } from "./unionBranch.js";

/** Where a value differs from its schema, and the rule it breaks, as the end of a sentence: "prices[2]", "must be <= 20". */
export interface SchemaProblem {
  readonly path: string;
  readonly rule: string;
}

/** "/prices/2/name" → "prices[2].name"; the value itself is "value". */
function pathText(pointer: string): string {
  const parts = pointer.split("/").slice(1);
  return (
    parts.reduce((path, part) => {
      const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
      if (/^\d+$/.test(name)) return `${path}[${name}]`;
      return path === "" ? name : `${path}.${name}`;
    }, "") || "value"
  );
}

function list(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

function ruleText(error: ErrorObject): string {
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case "enum":
      return `must be one of ${list(params["allowedValues"] as readonly unknown[])}`;
    case "const":
      return `must be ${list([params["allowedValue"]])}`;
    case "additionalProperties":
      return `has the unknown field ${list([params["additionalProperty"]])}${knownFields(error)}`;
    case "required":
      return `lacks the field ${list([params["missingProperty"]])}`;
    default:
      return error.message ?? `breaks the rule "${error.keyword}"`;
  }
}

/** What the object may have instead, where the check kept its schema. */
function knownFields({ parentSchema }: ErrorObject): string {
  const properties = parentSchema?.["properties"] as object | undefined;
  if (!properties) return "";
  const known = Object.keys(properties);
  return `; it may have ${known.length === 0 ? "none" : list(known)}`;
}

/**
 * What to tell of the errors of one validation: the one that names the most precise place. Of a union that is the branch which the value
 * means by its literal (`kind: "a"`), with all allowed values where it means none.
 */
export function schemaProblem(errors: readonly ErrorObject[]): SchemaProblem {
  const last = errors.at(-1);
  if (!last) return { path: "value", rule: "is not accepted" };
  const isUnion = last.keyword === "anyOf" || last.keyword === "oneOf";
  return (isUnion ? problemOfChoice(last, errors) : undefined) ?? deepestProblem(last, isUnion, errors);
}

/** The problem of a union's branch that the value chose itself. */
function problemOfChoice(union: ErrorObject, errors: readonly ErrorObject[]): SchemaProblem | undefined {
  const choice = Array.isArray(union.schema) ? chooseBranch(union.schema, union.data) : undefined;
  if (choice === undefined) return undefined;
  if (choice.kind === "missing") {
    const rule = `lacks the field ${list([choice.field])}, one of ${list(choice.allowed)}`;
    return { path: pathText(union.instancePath), rule };
  }
  if (choice.kind === "unknown") {
    const path = pathText(`${union.instancePath}/${choice.field}`);
    return { path, rule: `must be one of ${list(choice.allowed)}` };
  }
  const own = errors.filter(({ schemaPath }) =>
    choice.branches.some((branch) => schemaPath.startsWith(`${union.schemaPath}/${branch}/`)),
  );
  const [only, ...others] = choice.branches;
  if (own.length === 0 || only === undefined) return undefined;
  return others.length === 0 ? schemaProblem(own) : deepestProblem(union, true, [...own, union]);
}

function deepestProblem(last: ErrorObject, isUnion: boolean, errors: readonly ErrorObject[]): SchemaProblem {
  const branches = isUnion ? errors.slice(0, -1) : [last];
  const constants = branches.filter(
    (error) => error.keyword === "const" && error.instancePath === last.instancePath,
  );
  if (constants.length > 1) {
    const allowed = constants.map((error) => (error.params as { allowedValue: unknown }).allowedValue);
    return { path: pathText(last.instancePath), rule: `must be one of ${list(allowed)}` };
  }
  const [first = last, ...others] = branches;
  const deepest = others.reduce((best, error) => (precision(error) > precision(best) ? error : best), first);
  return { path: pathText(deepest.instancePath), rule: ruleText(deepest) };
}

/** How much an error says: the deeper the better, and that it is of another type altogether says least. */
function precision({ instancePath, keyword }: ErrorObject): number {
  const vague = keyword === "anyOf" || keyword === "oneOf" ? -0.5 : 0;
  return instancePath.split("/").length + (keyword === "type" ? 0 : 0.5) + vague;
}
