import { runEpoch } from "../../../core/yuma/runEpoch.js";
import type { EpochInputs } from "../../../core/yuma/types.js";
import { compare, joinComparisons, type Comparison } from "../difference.js";
import { anything, listOf, record, type Fields } from "../json.js";
import { compareEpoch } from "./compareEpoch.js";
import { inputsDigest } from "./digests.js";
import { readInputs } from "./readInputs.js";
import { nothingExtra, readParams } from "./readParams.js";
import { runMechanismsCase } from "./runMechanismsCase.js";
import { runSteps } from "./runSteps.js";
import { generateInputs, readRecipe } from "./synthetic.js";

/**
 * Runs one case: several epochs in a row, an epoch on generated inputs, one of several mechanisms, or a plain one.
 *
 * @throws SK2405 to SK2408 if the case isn't as the schema says, and whatever the epoch throws
 */
export function runCase(given: Fields): Comparison {
  const params = given.read("params", anything);

  const recipe = given.optional("inputs_recipe", readRecipe);
  if (recipe !== undefined) {
    const { currentBlock } = readParams(params, "params", nothingExtra).params;
    const inputs = generateInputs(recipe, currentBlock);
    const generator = compare(given.read("inputs_sha256", anything), inputsDigest(inputs), "inputs_sha256");
    return joinComparisons([generator, runPlain(params, inputs, given)]);
  }

  const inputs = given.read("inputs", record);
  const steps = given.optional("steps", listOf(anything));
  if (steps !== undefined) return runSteps(params, inputs, steps);
  if (Object.hasOwn(inputs, "mechanisms")) return runMechanismsCase(params, inputs, given);
  return runPlain(params, readInputs(inputs, "inputs"), given);
}

function runPlain(params: unknown, inputs: EpochInputs, given: Fields): Comparison {
  const epoch = readParams(params, "params", nothingExtra);
  const result = runEpoch(epoch.params, inputs);
  return joinComparisons([epoch.comparison, compareEpoch({ params: epoch.params, inputs, result }, given)]);
}
