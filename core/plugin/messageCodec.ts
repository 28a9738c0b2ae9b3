import type { ContractSpec, Request, Response } from "./contract.js";
import { createSchemaCodec, type SchemaCodec } from "./schemaCodec.js";

/** Bytes of a contract's messages. Both ends check every value, so neither trusts the other. */
export interface MessageCodec<C extends ContractSpec> {
  readonly encodeRequest: SchemaCodec<Request<C>>["encode"];
  readonly decodeRequest: SchemaCodec<Request<C>>["decode"];
  /** Of a whole answer, or of one part of it when the contract streams. */
  readonly encodeResponse: SchemaCodec<Response<C>>["encode"];
  readonly decodeResponse: SchemaCodec<Response<C>>["decode"];
}

/**
 * The codec of a contract's requests and responses.
 *
 * @example const { encodeRequest, decodeRequest } = createMessageCodec(contract);
 */
export function createMessageCodec<C extends ContractSpec>(contract: C): MessageCodec<C> {
  const request = createSchemaCodec<Request<C>>(contract.task.request, `The request of ${contract.id}`);
  const response = createSchemaCodec<Response<C>>(contract.task.response, `The response of ${contract.id}`);
  return {
    encodeRequest: request.encode,
    decodeRequest: request.decode,
    encodeResponse: response.encode,
    decodeResponse: response.decode,
  };
}
