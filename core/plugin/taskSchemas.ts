import { Type, type TSchema } from "#typebox";
import type { ContractSpec } from "./contract.js";

/** One item of a batch on the wire: its response, or why there is none. */
export type BatchItem<Response> =
  { readonly response: Response } | { readonly code: string; readonly reason: string };

/** Schemas of what travels: the contract's own, or lists of them when it has batches. */
export interface TaskSchemas {
  readonly request: TSchema;
  readonly response: TSchema;
}

const known = new WeakMap<ContractSpec, TaskSchemas>();
const closed = { additionalProperties: false };

/** Why one item of a batch has no response. */
export const itemFailure = Type.Object(
  { code: Type.String({ pattern: "^SK[0-9]{4}$", maxLength: 6 }), reason: Type.String({ maxLength: 300 }) },
  closed,
);

/**
 * The schemas of a contract's messages. A task of a contract without batches is its request; one of a contract with them is a list of
 * 1 to `maxItems`, and the answer is a list of items of which each is a response or a failure.
 */
export function taskSchemas(contract: ContractSpec): TaskSchemas {
  const schemas = known.get(contract) ?? schemasOf(contract);
  known.set(contract, schemas);
  return schemas;
}

function schemasOf({ task }: ContractSpec): TaskSchemas {
  const { request, response, batch } = task;
  if (!batch) return { request, response };
  const bounds = { minItems: 1, maxItems: batch.maxItems };
  return {
    request: Type.Array(request, bounds),
    response: Type.Array(Type.Union([Type.Object({ response }, closed), itemFailure]), bounds),
  };
}
