import { joinComparisons, type Comparison } from "../difference.js";
import { anything, type Fields } from "../json.js";
import { compareKeys } from "./compareKeys.js";
import { intermediateEncoders, outputEncoders, type Epoch } from "./encoders.js";
import { runFast } from "./runFast.js";

/**
 * Compares an epoch, and the same run by the fast engine, with the `outputs` of a case or step. With its `intermediates`, if it has
 * them, the epoch alone: the engine has none.
 */
export function compareEpoch(epoch: Epoch, expectation: Fields): Comparison {
  const prefix = expectation.path === "" ? "" : `${expectation.path}.`;
  const outputs = expectation.read("outputs", anything);
  const intermediates = expectation.optional("intermediates", anything);
  return joinComparisons([
    compareKeys(outputs, outputEncoders, epoch.result.outputs, `${prefix}outputs`),
    compareKeys(outputs, outputEncoders, runFast(epoch.params, epoch.inputs), `${prefix}engine.outputs`),
    ...(intermediates === undefined
      ? []
      : [compareKeys(intermediates, intermediateEncoders, epoch, `${prefix}intermediates`)]),
  ]);
}
