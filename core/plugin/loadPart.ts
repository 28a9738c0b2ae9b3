import { fail, isSubnetkitError } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { resolutionErrors } from "./resolutionErrors.js";

/**
 * Loads and creates one part of a subnet, and blames the subnet for whatever goes wrong. An error with a code, such as SK2001 for a
 * model that is not the pinned one, says more than that and is passed on.
 *
 * @param method what the part must be able to do
 * @throws SK1373
 */
export async function loadPart<T extends object>(
  subnet: string,
  part: string,
  create: () => Promise<T | undefined>,
  method: keyof T & string,
): Promise<T> {
  let made: T | undefined;
  try {
    made = await create();
  } catch (cause) {
    if (isSubnetkitError(cause)) throw cause;
    throw fail(resolutionErrors.partFailed, { subnet, part, reason: reasonOf(cause) }, cause);
  }
  if (typeof made !== "object" || made === null || typeof made[method] !== "function") {
    throw fail(resolutionErrors.partFailed, { subnet, part, reason: `it has no ${method}()` });
  }
  return made;
}
