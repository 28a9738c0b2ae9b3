import { encodeCanonical } from "../primitives/codec.js";
import { sha256Hex } from "../primitives/hash.js";
import type { ContractSpec } from "./contract.js";

const known = new WeakMap<ContractSpec, string>();

/** A schema as data: TypeBox's symbols and undefined fields are left behind. */
const plain = (schema: unknown): unknown => JSON.parse(JSON.stringify(schema)) as unknown;

/**
 * What two peers must agree on to understand each other, as lower-case hex SHA-256 over the canonical CBOR of id, request and response
 * schema and how answers travel: streaming, batches, commit–reveal. The version is not in it: peers of one major version understand each other as long as their messages do.
 * Nor are a validator's own schemas (secret, outcome): no peer sees them.
 */
export function schemaHash(contract: ContractSpec): string {
  const hash =
    known.get(contract) ??
    sha256Hex(
      encodeCanonical({
        id: contract.id,
        request: plain(contract.task.request),
        response: plain(contract.task.response),
        streaming: contract.task.streaming,
        ...(contract.task.batch ? { batch: plain(contract.task.batch) } : {}),
        ...(contract.task.commitReveal ? { commitReveal: true } : {}),
      }),
    );
  known.set(contract, hash);
  return hash;
}
