import type { ContractSpec } from "./contract.js";
import { loadPart } from "./loadPart.js";
import type { Subnet, Validator, ValidatorContext } from "./subnet.js";

/**
 * Loads the code of a subnet's validator and creates one.
 *
 * @throws SK1373 the code throws, or what it makes is no validator
 */
export async function createValidator(
  subnet: Subnet,
  ctx: ValidatorContext<ContractSpec>,
): Promise<Validator<ContractSpec>> {
  const create = async (): Promise<Validator<ContractSpec>> => (await subnet.validator())(ctx);
  return loadPart(subnet.contract.id, "validator", create, "score");
}
