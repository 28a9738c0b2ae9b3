import { assertMembers } from "./assertMembers.js";
import type { ContractSpec } from "./contract.js";
import { loadFactory } from "./loadFactory.js";
import { loadPart } from "./loadPart.js";
import { ownState } from "./ownState.js";
import { readValidatorSettings } from "./readSettings.js";
import type { Subnet, Validator, ValidatorContext } from "./subnet.js";

/** A validator's context before its settings are checked; without any it has the defaults. */
export type ValidatorStart = Omit<ValidatorContext<ContractSpec>, "settings"> & {
  readonly settings?: unknown;
};

/**
 * Loads the code of a subnet's validator and creates one from its settings, which are checked and get their defaults.
 *
 * @throws SK1311 a field that no validator has · SK1324 bad setting · SK1373 the code throws, or what it makes is no validator
 */
export async function createValidator(
  subnet: Subnet,
  start: ValidatorStart,
): Promise<Validator<ContractSpec>> {
  const settings = readValidatorSettings(subnet.contract, start.settings);
  const factory = await loadFactory(subnet.contract.id, "validator", () => subnet.validator());
  const create = async (): Promise<Validator<ContractSpec>> =>
    factory({ ...start, settings, state: ownState(start.state) });
  const validator = await loadPart(subnet.contract.id, "validator", create, "score");
  assertMembers(subnet.contract.id, "validator", validator);
  return validator;
}
