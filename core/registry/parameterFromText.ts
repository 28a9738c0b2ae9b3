import { fail } from "../primitives/errors.js";
import { describe } from "../state/codecs.js";
import { hyperparameterTable } from "./hyperparameterTable.js";
import { isHyperparameterName } from "./hyperparameters.js";
import { registryErrors } from "./registryErrors.js";
import { unknownParameter } from "./unknownParameter.js";

const INTEGER = /^(0|-?[1-9][0-9]{0,39})$/;

/**
 * The value of a hyperparameter from text, in the type that the table says: integers in decimal, true, false, or one of
 * its words. Ranges are the business of whoever sets it.
 *
 * @throws SK0615 no such parameter, SK0616 text that is no value of its type
 * @example parameterFromText("minBurn", "500000") === 500_000n
 */
export function parameterFromText(name: string, text: string): number | bigint | boolean | string {
  if (!isHyperparameterName(name)) throw unknownParameter(name);
  const { defaultValue, range } = hyperparameterTable[name];
  switch (typeof defaultValue) {
    case "boolean":
      if (text === "true" || text === "false") return text === "true";
      break;
    case "number":
      if (INTEGER.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
      break;
    case "bigint":
      if (INTEGER.test(text)) return BigInt(text);
      break;
    default:
      return text;
  }
  throw fail(registryErrors.badParameterValue, { value: describe(text), setter: "owner", name, range });
}
