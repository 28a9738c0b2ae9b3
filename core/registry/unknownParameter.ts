import { fail, type SubnetkitError } from "../primitives/errors.js";
import { didYouMean } from "../primitives/nearestName.js";
import { hyperparameterTable } from "./hyperparameterTable.js";
import { registryErrors } from "./registryErrors.js";

/** SK0615, with the name that was probably meant. */
export function unknownParameter(name: string, known = Object.keys(hyperparameterTable)): SubnetkitError {
  return fail(registryErrors.unknownParameter, { name, hint: didYouMean(name, known) });
}
