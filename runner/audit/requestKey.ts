import type { TSchema } from "@sinclair/typebox";
import type { ContractSpec } from "../../core/plugin/contract.js";
import { createSchemaCodec } from "../../core/plugin/schemaCodec.js";
import { taskSchemas } from "../../core/plugin/taskSchemas.js";
import { sha256Hex } from "../../core/primitives/hash.js";

/** Tells requests apart: equal requests, equal keys. Validators of one round ask the same. */
export function requestKeys({ task }: ContractSpec): (request: unknown) => string {
  return keysOf(task.request);
}

/** The same for what a task asks: of a contract with batches, the whole list. */
export function taskKeys(contract: ContractSpec): (request: unknown) => string {
  return keysOf(taskSchemas(contract).request);
}

function keysOf(schema: TSchema): (request: unknown) => string {
  const codec = createSchemaCodec<unknown>(schema, "The request");
  return (request) => sha256Hex(codec.encode(request));
}
