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
  const value = mapMessage(json, (object) => {
    if (isTensorJson(object)) return tensorFromJson(object);
    return isTypedTensor(object) ? object : undefined;
  });
  return compileSchema(schema).check(value, subject);
}
