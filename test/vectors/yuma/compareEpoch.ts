import { joinComparisons, type Comparison } from "../difference.js";
import { anything, type Fields } from "../json.js";
import { compareKeys } from "./compareKeys.js";
import { intermediateEncoders, outputEncoders, type Epoch } from "./encoders.js";

/** Compares an epoch with the `outputs` of a case or step, and with the `intermediates` if it has them. */
export function compareEpoch(epoch: Epoch, expectation: Fields): Comparison {
  const prefix = expectation.path === "" ? "" : `${expectation.path}.`;
  const outputs = expectation.read("outputs", anything);
  const intermediates = expectation.optional("intermediates", anything);
  return joinComparisons([
    compareKeys(outputs, outputEncoders, epoch.result.outputs, `${prefix}outputs`),
    ...(intermediates === undefined
      ? []
      : [compareKeys(intermediates, intermediateEncoders, epoch, `${prefix}intermediates`)]),
  ]);
}
