import { runEpoch } from "./runEpoch.js";
import { aggregateMechanisms, type MechanismAggregates } from "./aggregateMechanisms.js";
import { splitEmission } from "./splitEmission.js";
import type { EpochInputs, EpochParams, EpochResult } from "./types.js";
import { fail } from "../primitives/errors.js";
import { yumaErrors } from "./yumaErrors.js";

/** What every incentive mechanism has of its own. */
export type MechanismInputs = Pick<EpochInputs, "lastUpdate" | "weights" | "bonds" | "weightCommits">;

/** The inputs of all mechanisms of one subnet. */
export interface MechanismsInputs extends Omit<EpochInputs, keyof MechanismInputs> {
  readonly mechanisms: readonly MechanismInputs[];
}

export interface MechanismsParams extends EpochParams {
  /** Parts of the emission by mechanism as u16 fractions; null shares it out evenly. */
  readonly mechanismEmissionSplit: readonly number[] | null;
}

export interface MechanismsResult {
  /** What each mechanism distributed, in rao. */
  readonly mechanismEmission: readonly bigint[];
  /** The results by mechanism. Each keeps its own bonds and incentive. */
  readonly perMechanism: readonly EpochResult[];
  /** What the subnet takes from all of them together. */
  readonly aggregates: MechanismAggregates;
}

/**
 * One epoch of a subnet with one or several incentive mechanisms. Each runs on its own weights and bonds with its part
 * of the emission; all start from the same permits.
 *
 * @throws SK0803 without any mechanism, and what `runEpoch` throws
 * @example
 * const { aggregates } = runMechanisms({ ...params, mechanismEmissionSplit: null }, { ...shared, mechanisms: [first, second] });
 */
export function runMechanisms(params: MechanismsParams, inputs: MechanismsInputs): MechanismsResult {
  const { mechanisms, ...shared } = inputs;
  if (mechanisms.length === 0) throw fail(yumaErrors.noMechanism);

  const mechanismEmission = splitEmission(
    params.raoEmission,
    mechanisms.length,
    params.mechanismEmissionSplit,
  );
  const perMechanism = mechanisms.map((own, k) =>
    runEpoch({ ...params, raoEmission: mechanismEmission[k] ?? 0n }, { ...shared, ...own }),
  );
  const outputs = perMechanism.map((result) => result.outputs);
  return {
    mechanismEmission,
    perMechanism,
    aggregates: aggregateMechanisms(params, mechanismEmission, outputs),
  };
}
