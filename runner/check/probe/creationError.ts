import { reasonOf } from "../../../core/plugin/reasonOf.js";
import { messageErrors } from "../../../core/plugin/messageErrors.js";
import { fail, isSubnetkitError } from "../../../core/primitives/errors.js";
import { checkErrors } from "../checkErrors.js";

/** Why a part can't be created with its settings' defaults: what was thrown says it best, unless it asks for settings. */
export function creationError(part: string, cause: unknown): Error {
  if (isSubnetkitError(cause) && cause.code !== messageErrors.badSettings.code) return cause;
  return fail(checkErrors.noDefaults, { part, reason: reasonOf(cause) }, cause);
}
