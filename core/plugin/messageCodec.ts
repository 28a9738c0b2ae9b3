import type { ContractSpec, Response, TaskRequest } from "./contract.js";
import { createSchemaCodec, type SchemaCodec } from "./schemaCodec.js";
import { taskSchemas, type BatchItem } from "./taskSchemas.js";

/** What an answer frame carries: a response, or one item for each of a batch. */
export type ResponseMessage<C extends ContractSpec> = C["task"] extends { readonly batch: object }
  ? readonly BatchItem<Response<C>>[]
  : Response<C>;

/** Bytes of a contract's messages. Both ends check every value, so neither trusts the other. */
export interface MessageCodec<C extends ContractSpec> {
  readonly encodeRequest: SchemaCodec<TaskRequest<C>>["encode"];
  readonly encodeRequestPieces: SchemaCodec<TaskRequest<C>>["encodePieces"];
  readonly decodeRequest: SchemaCodec<TaskRequest<C>>["decode"];
  /** Of a whole answer, or of one part of it when the contract streams. */
  readonly encodeResponse: SchemaCodec<ResponseMessage<C>>["encode"];
  readonly encodeResponsePieces: SchemaCodec<ResponseMessage<C>>["encodePieces"];
  readonly decodeResponse: SchemaCodec<ResponseMessage<C>>["decode"];
}

/**
 * The codec of a contract's requests and responses.
 *
 * @example const { encodeRequest, decodeRequest } = createMessageCodec(contract);
 */
export function createMessageCodec<C extends ContractSpec>(contract: C): MessageCodec<C> {
  const schemas = taskSchemas(contract);
  const request = createSchemaCodec<TaskRequest<C>>(schemas.request, `The request of ${contract.id}`);
  const response = createSchemaCodec<ResponseMessage<C>>(schemas.response, `The response of ${contract.id}`);
  return {
    encodeRequest: request.encode,
    encodeRequestPieces: request.encodePieces,
    decodeRequest: request.decode,
    encodeResponse: response.encode,
    encodeResponsePieces: response.encodePieces,
    decodeResponse: response.decode,
  };
}
