import type { ContractSpec } from "../../core/plugin/contract.js";
import { createSchemaCodec } from "../../core/plugin/schemaCodec.js";
import { sha256Hex } from "../../core/primitives/hash.js";

/** Tells requests apart: equal requests, equal keys. Validators of one round ask the same. */
export function requestKeys({ task }: ContractSpec): (request: unknown) => string {
  const codec = createSchemaCodec<unknown>(task.request, "The request");
  return (request) => sha256Hex(codec.encode(request));
}
