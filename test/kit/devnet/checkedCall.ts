import { callSchemas, decodeCall, encodeCall, type Call } from "../../../core/chain/callSchemas.js";
import { chainErrors } from "../../../core/chain/chainErrors.js";
import { decodeCanonical, encodeCanonical } from "../../../core/primitives/codec.js";
import { fail } from "../../../core/primitives/errors.js";
import { reasonOf } from "../../../core/roles/reasonOf.js";

/**
 * A call as the chain would read it from an extrinsic, whatever a test without types gave.
 *
 * @throws SK1203 for an unknown name, SK1204 for wrong arguments
 */
export function checkedCall(given: Call): Call {
  const { name, args }: { readonly name?: unknown; readonly args?: unknown } = given;
  const call = String(name);
  if (!Object.hasOwn(callSchemas, call)) return decodeCall(call, args);
  let travelled: { readonly args: unknown };
  try {
    travelled = decodeCanonical(encodeCanonical(encodeCall(given))) as typeof travelled;
  } catch (cause) {
    throw fail(chainErrors.badArguments, { call, reason: reasonOf(cause) }, cause);
  }
  return decodeCall(call, travelled.args);
}
