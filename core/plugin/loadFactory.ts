import { fail, isSubnetkitError } from "../primitives/errors.js";
import { reasonOf } from "./reasonOf.js";
import { resolutionErrors } from "./resolutionErrors.js";

/**
 * Loads the code of one part of a subnet, as its entry file names it, and creates nothing yet. A name that the module doesn't export
 * comes as `undefined`, which only shows when it is called.
 *
 * @throws SK1373 it throws, or gives no function
 */
export async function loadFactory<Create>(
  subnet: string,
  part: string,
  load: () => Promise<Create | undefined>,
): Promise<Create> {
  let factory: Create | undefined;
  try {
    factory = await load();
  } catch (cause) {
    if (isSubnetkitError(cause)) throw cause;
    throw fail(resolutionErrors.partFailed, { subnet, part, reason: reasonOf(cause) }, cause);
  }
  if (typeof factory === "function") return factory;
  const given = factory === undefined ? "undefined" : `a ${typeof factory}`;
  const reason = `its entry in defineSubnet gives ${given}, not a function: its module may export it by another name`;
  throw fail(resolutionErrors.partFailed, { subnet, part, reason });
}
