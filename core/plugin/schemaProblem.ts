import type { ErrorObject } from "ajv";

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
  const known = Object.keys((parentSchema?.["properties"] as object | undefined) ?? {});
  return known.length === 0 ? "" : `; it may have ${list(known)}`;
}

/** What to tell of the errors of one validation: the one that names the most precise place, with all allowed values of a union. */
export function schemaProblem(errors: readonly ErrorObject[]): SchemaProblem {
  const last = errors.at(-1);
  if (!last) return { path: "value", rule: "is not accepted" };
  const branches = last.keyword === "anyOf" || last.keyword === "oneOf" ? errors.slice(0, -1) : [last];
  const constants = branches.filter(
    (error) => error.keyword === "const" && error.instancePath === last.instancePath,
  );
  if (constants.length > 1) {
    const allowed = constants.map((error) => (error.params as { allowedValue: unknown }).allowedValue);
    return { path: pathText(last.instancePath), rule: `must be one of ${list(allowed)}` };
  }
  const deepest = branches.reduce((best, error) => (precision(error) > precision(best) ? error : best));
  return { path: pathText(deepest.instancePath), rule: ruleText(deepest) };
}

/** How much an error says: the deeper the better, and that it is of another type altogether says least. */
function precision({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split("/").length + (keyword === "type" ? 0 : 0.5);
}
