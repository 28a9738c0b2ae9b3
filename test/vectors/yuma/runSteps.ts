import { fail } from "../../../core/primitives/errors.js";
import { runEpoch } from "../../../core/yuma/runEpoch.js";
import type { EpochOutputs } from "../../../core/yuma/types.js";
import { joinComparisons, type Comparison } from "../difference.js";
import { anything, fields, integer, listOf, record } from "../json.js";
import { vectorErrors } from "../vectorErrors.js";
import { compareEpoch } from "./compareEpoch.js";
import { readInputs } from "./readInputs.js";
import { nothingExtra, readParams } from "./readParams.js";

/** Parameters and inputs as the vector has them, so that a step can replace any. */
interface Raw {
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Runs several epochs in a row: bonds, permits and the block of the last epoch carry over, nothing else. */
export function runSteps(params: unknown, inputs: unknown, steps: readonly unknown[]): Comparison {
  if (steps.length === 0) throw fail(vectorErrors.nothingCompared, { path: "steps" });
  let raw: Raw = { params: record(params, "params"), inputs: record(inputs, "inputs") };

  return joinComparisons(
    steps.map((step, k) => {
      const path = `steps[${k}]`;
      const given = fields(step, path);
      raw = replace(raw, given.read("set", record), `${path}.set`);
      const epoch = readParams(raw.params, "params", nothingExtra);
      const inputs = readInputs(raw.inputs, "inputs");
      const result = runEpoch(epoch.params, inputs);
      raw = carryOver(raw, result.outputs);
      const found = compareEpoch({ params: epoch.params, inputs, result }, given);
      given.close();
      return joinComparisons([epoch.comparison, found]);
    }),
  );
}

function replace(raw: Raw, set: Readonly<Record<string, unknown>>, path: string): Raw {
  return Object.entries(set).reduce(({ params, inputs }, [key, value]) => {
    if (Object.hasOwn(params, key)) return { inputs, params: { ...params, [key]: value } };
    if (Object.hasOwn(inputs, key)) return { params, inputs: { ...inputs, [key]: value } };
    if (key === "weights_rows")
      return { params, inputs: replaceRows(inputs, "weights", value, `${path}.${key}`) };
    if (key === "bonds_rows")
      return { params, inputs: replaceRows(inputs, "bonds", value, `${path}.${key}`) };
    throw fail(vectorErrors.unknownKey, { path: `${path}.${key}` });
  }, raw);
}

function replaceRows(
  inputs: Raw["inputs"],
  key: "weights" | "bonds",
  rows: unknown,
  path: string,
): Raw["inputs"] {
  const replaced = listOf(anything)(inputs[key], key);
  for (const [uid, row] of Object.entries(record(rows, path))) {
    const index = integer(Number(uid), `${path}.${uid}`);
    if (index >= replaced.length) throw fail(vectorErrors.unknownKey, { path: `${path}.${uid}` });
    replaced[index] = row;
  }
  return { ...inputs, [key]: replaced };
}

function carryOver(raw: Raw, outputs: EpochOutputs): Raw {
  return {
    params: { ...raw.params, last_mechanism_step_block: raw.params["current_block"] },
    inputs: { ...raw.inputs, bonds: outputs.bonds, validator_permit: outputs.validatorPermit },
  };
}
