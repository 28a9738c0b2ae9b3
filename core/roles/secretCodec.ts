import { compileSchema } from "../plugin/compileSchema.js";
import type { ContractSpec } from "../plugin/contract.js";
import { mapMessage } from "../plugin/mapMessage.js";
import type { Tensor } from "../plugin/tensor.js";
import { isTensorCbor, tensorFromCbor, tensorToCbor } from "../plugin/tensorCbor.js";
import { decodeCanonical, encodeCanonical } from "../primitives/codec.js";

/** Bytes of a task's secret, for the validator's own memory: no peer ever sees them. */
export interface SecretCodec {
  /** @throws SK1320 when the secret is not what the contract says */
  readonly encode: (secret: unknown) => Uint8Array;
  /** @throws SK0104, SK1320, SK1322 */
  readonly decode: (bytes: Uint8Array) => unknown;
}

/** The codec of a contract's secret; without one in the contract, any secret is dropped. */
export function createSecretCodec(contract: ContractSpec): SecretCodec {
  const schema = contract.task.secret;
  if (!schema) return { encode: () => new Uint8Array(0), decode: () => undefined };
  const compiled = compileSchema(schema);
  const subject = `The secret of ${contract.id}`;
  return {
    encode: (secret) => encodeCanonical(mapMessage(compiled.check(secret, subject), tensorBytes)),
    decode: (bytes) => compiled.check(mapMessage(decodeCanonical(bytes), tensorOf), subject),
  };
}

function tensorBytes(value: object): unknown {
  const isTensor = "dtype" in value && "data" in value && ArrayBuffer.isView(value.data);
  // The schema was checked before: a typed array under a dtype is a tensor.
  return isTensor ? tensorToCbor(value as Tensor) : undefined;
}

function tensorOf(value: object): unknown {
  return isTensorCbor(value) ? tensorFromCbor(value) : undefined;
}
