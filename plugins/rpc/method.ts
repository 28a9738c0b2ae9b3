import type { Static, TObject } from "@sinclair/typebox";
import { Ajv, type ValidateFunction } from "ajv";
import { fail } from "../../core/primitives/errors.js";
import { rpcErrors } from "./rpcErrors.js";

/** One method of the port: its schema, its documentation and what it does, in one file each. */
export interface Method<Context, Params extends TObject = TObject> {
  readonly name: string;
  readonly doc: string;
  readonly params: Params;
  handle(context: Context, params: Static<Params>): unknown;
  /** The same for bytes that come beside the call and go beside the result, in a binary message. A method without it takes none. */
  handleAttached?(context: Context, params: Static<Params>, attachment: Uint8Array): Promise<AttachedResult>;
}

/** What a call with an attachment gives. */
export interface AttachedResult {
  readonly result: unknown;
  readonly attachment: Uint8Array;
}

/** A method that goes on sending: `start` returns how to stop it. */
export interface Subscription<Context, Params extends TObject = TObject> {
  readonly name: string;
  readonly doc: string;
  readonly params: Params;
  start(context: Context, params: Static<Params>, push: (result: unknown) => void): () => void;
}

/** Types a method by its own schema. */
export const defineMethod = <Context, Params extends TObject>(
  method: Method<Context, Params>,
): Method<Context, Params> => method;

/** Types a subscription by its own schema. */
export const defineSubscription = <Context, Params extends TObject>(
  subscription: Subscription<Context, Params>,
): Subscription<Context, Params> => subscription;

const ajv = new Ajv({ strict: true });
const compiled = new Map<TObject, ValidateFunction>();

/**
 * Checks the parameters of a call against the method's schema.
 *
 * @throws SK1904
 */
export function checkParams(
  method: { readonly name: string; readonly params: TObject },
  params: unknown,
): void {
  let validate = compiled.get(method.params);
  if (!validate) {
    validate = ajv.compile(method.params);
    compiled.set(method.params, validate);
  }
  if (validate(params)) return;
  const [problem] = validate.errors ?? [];
  throw fail(rpcErrors.badParams, {
    method: method.name,
    path: problem?.instancePath === "" || problem === undefined ? "params" : problem.instancePath.slice(1),
    reason: problem?.message ?? "it does not match the schema",
  });
}
