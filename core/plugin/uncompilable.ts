import { isKeyword } from "./compileSchema.js";
import { reasonOf } from "./reasonOf.js";
import { isSchemaNode, schemaParts, type SchemaNode } from "./schemaParts.js";
import type { Contradiction } from "./schemaSense.js";

/**
 * The first place where a schema has what no check can be made of: a format, a pattern that is no regular expression, a keyword that is not
 * JSON Schema's. Found by reading it: compiling takes 50 ms for the schemas of a contract, in every thread that only describes it.
 */
export function findUncompilable(schema: unknown, path: string): Contradiction | undefined {
  if (!isSchemaNode(schema)) return undefined;
  const reason = ownProblem(schema);
  if (reason !== undefined) return { path, reason };
  for (const [part, at] of [...schemaParts(schema, path), [schema["propertyNames"], `${path}.*`] as const]) {
    const found = findUncompilable(part, at);
    if (found) return found;
  }
  return undefined;
}

function ownProblem(node: SchemaNode): string | undefined {
  const { format, pattern, patternProperties } = node;
  if (format !== undefined) return `there is no format ${JSON.stringify(format)}`;
  const stranger = Object.keys(node).find((keyword) => !isKeyword(keyword));
  if (stranger !== undefined) return `there is no keyword "${stranger}"`;
  const patterns = [
    ...(typeof pattern === "string" ? [pattern] : []),
    ...(isSchemaNode(patternProperties) ? Object.keys(patternProperties) : []),
  ];
  return patterns.map(patternProblem).find((problem) => problem !== undefined);
}

/** Patterns are compiled with the flag u, as JSON Schema has it. */
function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
