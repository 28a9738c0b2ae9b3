import type { Static, TSchema } from "@sinclair/typebox";
import { compileSchema } from "./compileSchema.js";
import { mapMessage } from "./mapMessage.js";
import type { Tensor } from "./tensor.js";
import { isDType } from "./tensorLayout.js";
import { isTensorJson, tensorFromJson, tensorToJson } from "./tensorJson.js";

/** A message as JSON can hold it: tensors become `{ dtype, shape, data: [numbers] }`. For files, terminals and clients. */
export function messageToJson(value: unknown): unknown {
  return mapMessage(value, (object) => {
    return isTypedTensor(object) ? tensorToJson(object) : undefined;
  });
}

function isTypedTensor(object: object): object is Tensor {
  const { dtype, data }: { dtype?: unknown; data?: unknown } = object;
  return isDType(dtype) && ArrayBuffer.isView(data);
}

/**
 * Reads a message from parsed JSON and checks it against its schema. Tensors that have typed arrays already stay as they are.
 *
 * @throws SK1322 for a tensor whose numbers don't fit · SK1320 for the schema, beginning with `subject` · SK1323 for depth
 */
export function messageFromJson<S extends TSchema>(schema: S, json: unknown, subject: string): Static<S> {
  const read = (object: object): object | undefined => {
    if (isTensorJson(object)) return tensorFromJson(object, nameOf(object, json, subject));
    return isTypedTensor(object) ? object : undefined;
  };
  return compileSchema(schema).check(mapMessage(json, read), subject);
}

/** "rows in the request of x": where a tensor stands. Looked up for an error alone. */
const nameOf = (tensor: object, json: unknown, subject: string) => (): string => {
  const path = pathTo(tensor, json, "");
  return path === undefined || path === ""
    ? subject
    : `${path} in ${subject[0]?.toLowerCase() ?? ""}${subject.slice(1)}`;
};

function pathTo(wanted: object, value: unknown, path: string): string | undefined {
  if (value === wanted) return path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, field] of Object.entries(value)) {
    const below = Array.isArray(value) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
    const found = pathTo(wanted, field, below);
    if (found !== undefined) return found;
  }
  return undefined;
}
