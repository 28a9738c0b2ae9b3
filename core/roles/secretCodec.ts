import type { ContractSpec } from "../plugin/contract.js";
import { createSchemaCodec, type SchemaCodec } from "../plugin/schemaCodec.js";

/** Bytes of a task's secret, for the validator's own memory: no peer ever sees them. */
export type SecretCodec = Pick<SchemaCodec<unknown>, "encode" | "decode">;

/** The codec of a contract's secret; without one in the contract, any secret is dropped. */
export function createSecretCodec(contract: ContractSpec): SecretCodec {
  const schema = contract.task.secret;
  if (!schema) return { encode: () => new Uint8Array(0), decode: () => undefined };
  return createSchemaCodec(schema, `The secret of ${contract.id}`);
}
