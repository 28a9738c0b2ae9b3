import { aggregateMechanisms } from "../../../core/yuma/aggregateMechanisms.js";
import {
  runMechanisms,
  type MechanismsInputs,
  type MechanismsParams,
  type MechanismsResult,
} from "../../../core/yuma/runMechanisms.js";
import type { EpochOutputs } from "../../../core/yuma/types.js";
import { compare, joinComparisons, type Comparison } from "../difference.js";
import { anything, integer, listOf, orNull, record, type Fields } from "../json.js";
import { compareKeys } from "./compareKeys.js";
import { encodeBigs, encodeFlags, outputEncoders, type Encoders } from "./encoders.js";
import { readMechanismsInputs } from "./readInputs.js";
import { readParams } from "./readParams.js";
import { runFast } from "./runFast.js";

/** What there is to compare of a run; the fast engine has no intermediates. */
interface MechanismOutputs extends Pick<MechanismsResult, "mechanismEmission" | "aggregates"> {
  readonly perMechanism: readonly { readonly outputs: EpochOutputs }[];
}

const aggregateEncoders: Encoders<MechanismOutputs> = {
  mechanism_emission: ({ mechanismEmission }) => encodeBigs(mechanismEmission),
  active: ({ aggregates }) => encodeFlags(aggregates.active),
  stake_weight: ({ aggregates }) => aggregates.stakeWeight,
  consensus: ({ aggregates }) => aggregates.consensus,
  dividends: ({ aggregates }) => aggregates.dividends,
  validator_trust: ({ aggregates }) => aggregates.validatorTrust,
  validator_permit: ({ aggregates }) => encodeFlags(aggregates.validatorPermit),
  server_emission: ({ aggregates }) => encodeBigs(aggregates.serverEmission),
  validator_emission: ({ aggregates }) => encodeBigs(aggregates.validatorEmission),
  emission: ({ aggregates }) => encodeBigs(aggregates.emission),
};

/** Runs all mechanisms of a subnet, and compares what they have together and each for itself. */
export function runMechanismsCase(params: unknown, inputs: unknown, given: Fields): Comparison {
  const read = readParams(params, "params", (more) => ({
    mechanismCount: more.read("mechanism_count", integer),
    mechanismEmissionSplit: more.read("mechanism_emission_split", orNull(listOf(integer))),
  }));
  const mechanisms = readMechanismsInputs(inputs, "inputs");
  const result = runMechanisms(read.params, mechanisms);

  const { per_mechanism: perMechanism, ...aggregates } = given.read("outputs", record);
  const expected = listOf(anything)(perMechanism, "outputs.per_mechanism");
  const path = "outputs.per_mechanism";
  const fast = runFastMechanisms(read.params, mechanisms, result);
  return joinComparisons([
    read.comparison,
    compare(read.params.mechanismCount, mechanisms.mechanisms.length, "inputs.mechanisms.length"),
    compareKeys(aggregates, aggregateEncoders, result, "outputs"),
    compare(expected.length, result.perMechanism.length, `${path}.length`),
    ...result.perMechanism
      .slice(0, expected.length)
      .map(({ outputs }, k) => compareKeys(expected[k], outputEncoders, outputs, `${path}[${k}]`)),
    compareKeys(aggregates, aggregateEncoders, fast, "engine.outputs"),
    ...fast.perMechanism
      .slice(0, expected.length)
      .map(({ outputs }, k) => compareKeys(expected[k], outputEncoders, outputs, `engine.${path}[${k}]`)),
  ]);
}

/** The same with the fast engine for each mechanism. */
function runFastMechanisms(
  params: MechanismsParams,
  { mechanisms, ...shared }: MechanismsInputs,
  { mechanismEmission }: MechanismsResult,
): MechanismOutputs {
  const outputs = mechanisms.map((own, k) =>
    runFast({ ...params, raoEmission: mechanismEmission[k] ?? 0n }, { ...shared, ...own }),
  );
  return {
    mechanismEmission,
    aggregates: aggregateMechanisms(params, mechanismEmission, outputs),
    perMechanism: outputs.map((own) => ({ outputs: own })),
  };
}
