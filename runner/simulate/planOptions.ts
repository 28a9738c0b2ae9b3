import type { ContractSpec } from "../../core/plugin/contract.js";
import { readProfileSettings, readValidatorSettings } from "../../core/plugin/readSettings.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import { fail } from "../../core/primitives/errors.js";
import type { MinerGroup, SubnetPlan, ValidatorGroup } from "./plan.js";
import { simulateErrors } from "./simulateErrors.js";
import type { MinerGroupOptions, SubnetOptions, ValidatorGroupOptions } from "./simulationOptions.js";

const VALIDATOR_ALPHA = 400_000n * RAO_PER_TAO;
const VALIDATORS = 3;

/**
 * Completes what was asked for a subnet, with defaults for what was left out.
 *
 * @throws SK2901 for counts and names that can't be · SK1308 for an unknown profile · SK1324 for a bad setting
 */
export function planOptions({
  subnet,
  miners = 1,
  validators = VALIDATORS,
  hyperparameters = {},
}: SubnetOptions): SubnetPlan {
  const { contract } = subnet;
  const refuse = (reason: string): Error => fail(simulateErrors.badPlan, { subnet: contract.id, reason });
  const minerGroups: readonly MinerGroupOptions<ContractSpec>[] =
    typeof miners === "number"
      ? Object.keys(contract.profiles).map((profile) => ({ profile, count: miners }))
      : miners;
  const validatorGroups: readonly ValidatorGroupOptions<ContractSpec>[] =
    typeof validators === "number" ? [{ count: validators }] : validators;

  const plan: SubnetPlan = {
    subnet,
    hyperparameters,
    miners: minerGroups.map((group): MinerGroup => {
      const { name = group.profile, count = 1, latencyMs = 0, alpha = 0n, profile } = group;
      return {
        name,
        count,
        latencyMs,
        alpha,
        profile,
        settings: readProfileSettings(contract, profile, group.settings),
        ...(group.create && { create: group.create }),
      };
    }),
    validators: validatorGroups.map(
      ({
        name = "validator",
        count = 1,
        alpha = VALIDATOR_ALPHA,
        rootTao = 0n,
        settings,
        create,
      }): ValidatorGroup => ({
        name,
        count,
        alpha,
        rootTao,
        settings: readValidatorSettings(contract, settings),
        ...(create && { create }),
      }),
    ),
  };
  assertGroups(plan, refuse);
  return plan;
}

function assertGroups({ miners, validators }: SubnetPlan, refuse: (reason: string) => Error): void {
  const groups = [...validators, ...miners];
  for (const { name, count } of groups) {
    if (!Number.isSafeInteger(count) || count < 0) throw refuse(`${count} is no number of "${name}"`);
    if (groups.filter((other) => other.name === name).length > 1) {
      throw refuse(`two groups are named "${name}"`);
    }
  }
  for (const { name, latencyMs } of miners) {
    if (!Number.isSafeInteger(latencyMs) || latencyMs < 0) {
      throw refuse(`a latency of ${latencyMs} ms for "${name}" is no whole number of milliseconds`);
    }
  }
  if (validators.every(({ count }) => count === 0)) throw refuse("it has no validator");
}
